import type { Literal } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { areOneOf } from '../logic/null-if/null-if.js'
import { perValue } from '../shared/apply.js'
import { cellOf } from '../shared/constant.js'
import { booleans } from './orders.js'

/** Whether cells are one of some values. */
export const isIn = (
  { constants: { values } }: { readonly constants: { readonly values: readonly Literal[] } },
  of: Kernel,
): Kernel => {
  const bitsOf = areOneOf(values.map((literal) => cellOf(literal)))
  return perValue(of, (column) => booleans(column.length, column.validity, bitsOf(column)))
}
