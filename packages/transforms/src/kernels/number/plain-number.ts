import { type MeaningOf, type OperationsOf, showType, type Type } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { type ComputeTwo, perTwo, perValue } from '../shared/apply.js'
import { intArithmetic, longArithmetic } from './arithmetic.js'
import { doubleArithmetic } from './doubles.js'
import { factorials } from './factorials.js'
import type { Arithmetic } from './operation.js'
import { quotients, wholeQuotients } from './quotients.js'
import { remainders } from './remainders.js'
import { signing } from './signs.js'

/** Arithmetic on ints, longs and doubles. */
export const plainArithmetic = (what: Arithmetic, type: Type): ComputeTwo => {
  if (type.kind === 'int') return intArithmetic(what)
  if (type.kind === 'long') return longArithmetic(what)
  if (type.kind === 'double') return doubleArithmetic(what)
  throw new TypeError(`no kernel of ints, longs and doubles gives ${showType(type)}`)
}

/** What a node that has a type computes of two columns. */
const two =
  (compute: (type: Type) => ComputeTwo) =>
  ({ type }: { readonly type: Type }, ...of: readonly Kernel[]): Kernel =>
    perTwo(of, compute(type))

/** The operations of `schema/graph/operations/number.ts`, by the arithmetic of some types. */
export const numberBy = (arithmetic: typeof plainArithmetic): MeaningOf<Kernel, OperationsOf<'number'>> => ({
  tryAdd: two((type) => arithmetic('sum', type)),
  trySubtract: two((type) => arithmetic('difference', type)),
  tryMultiply: two((type) => arithmetic('product', type)),
  tryDivide: two(() => quotients),
  remainder: two((type) => remainders('remainder', type)),
  pmod: two((type) => remainders('pmod', type)),
  div: two(() => wholeQuotients),
  factorial: (_, of) => perValue(of, factorials),
  abs: signing('abs'),
  negate: signing('negate'),
})

/** The operations of `schema/graph/operations/number.ts` on Arrow columns, where no type is a decimal. */
export const plainNumber: MeaningOf<Kernel, OperationsOf<'number'>> = numberBy(plainArithmetic)
