import type { Literal } from '@lockstep/schema'
import { andNot, bitmapBytes, not } from '../../bytes/bitmap.js'
import type { Kernel, PlainColumn } from '../../column/column.js'
import { nullIf } from '../logic/null-if/null-if.js'
import { perValue } from '../shared/apply.js'
import { cellOf } from '../shared/constant.js'
import { booleans } from './orders.js'

/** The cells that are valid, and are not any more where those that equal some value became null. */
export const bitsOfSome = ({ length, validity }: PlainColumn, others: Uint8Array | null): Uint8Array => {
  if (others === validity || others === null) return new Uint8Array(bitmapBytes(length))
  return validity === null ? not(others, length) : andNot(validity, others, length)
}

/** Whether cells are one of some values. */
export const isIn = (
  { constants: { values } }: { readonly constants: { readonly values: readonly Literal[] } },
  of: Kernel,
): Kernel => {
  const others = nullIf(values.map((literal) => cellOf(literal)))
  return perValue(of, (column) =>
    booleans(column.length, column.validity, bitsOfSome(column, others(column))),
  )
}
