import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { decimalArithmetic } from './decimals.js'
import { numberBy, plainArithmetic } from './plain-number.js'

/** The operations of `schema/graph/operations/number.ts` on Arrow columns. */
export const number: MeaningOf<Kernel, OperationsOf<'number'>> = numberBy((what, type) =>
  type.kind === 'decimal' ? decimalArithmetic(what, type) : plainArithmetic(what, type),
)
