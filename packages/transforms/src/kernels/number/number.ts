import type { MeaningOf, OperationsOf, Type } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perTwo } from '../shared/apply.js'
import { intArithmetic, longArithmetic } from './arithmetic.js'
import { decimalArithmetic } from './decimals.js'
import type { Arithmetic } from './operation.js'

const arithmetic =
  (what: Arithmetic) =>
  ({ type }: { readonly type: Type }, ...of: readonly Kernel[]): Kernel => {
    if (type.kind === 'int') return perTwo(of, intArithmetic(what))
    return perTwo(of, type.kind === 'long' ? longArithmetic(what) : decimalArithmetic(what, type))
  }

/** The operations of `schema/graph/operations/number.ts` on Arrow columns. */
export const number: MeaningOf<Kernel, OperationsOf<'number'>> = {
  tryAdd: arithmetic('sum'),
  trySubtract: arithmetic('difference'),
  tryMultiply: arithmetic('product'),
}
