import { type MeaningOf, type OperationsOf, showType, type Type } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { type ComputeTwo, perTwo } from '../shared/apply.js'
import { intArithmetic, longArithmetic } from './arithmetic.js'
import type { Arithmetic } from './operation.js'

/** Arithmetic on ints and longs. */
export const plainArithmetic = (what: Arithmetic, type: Type): ComputeTwo => {
  if (type.kind === 'int') return intArithmetic(what)
  if (type.kind === 'long') return longArithmetic(what)
  throw new TypeError(`no kernel of ints and longs gives ${showType(type)}`)
}

/** The operations of `schema/graph/operations/number.ts`, by the arithmetic of some types. */
export const numberBy = (arithmetic: typeof plainArithmetic): MeaningOf<Kernel, OperationsOf<'number'>> => {
  const by =
    (what: Arithmetic) =>
    ({ type }: { readonly type: Type }, ...of: readonly Kernel[]): Kernel =>
      perTwo(of, arithmetic(what, type))
  return { tryAdd: by('sum'), trySubtract: by('difference'), tryMultiply: by('product') }
}

/** The operations of `schema/graph/operations/number.ts` on Arrow columns, where no type is a decimal. */
export const plainNumber: MeaningOf<Kernel, OperationsOf<'number'>> = numberBy(plainArithmetic)
