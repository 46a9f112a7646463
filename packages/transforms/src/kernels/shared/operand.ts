import { bitmapBytes, isSet } from '../../bytes/bitmap.js'
import type { Words } from '../../bytes/blocks.js'
import { bothValid, type Column, isValid, type PlainColumn, type Validity } from '../../column/column.js'
import { type FixedColumn, widthOf, wordsOf } from '../../column/fixed-width.js'
import { plain } from '../../column/take/take.js'
import { type Laid, laid } from './nulls.js'

/** How a column's cells are laid out. */
export type Layout = PlainColumn['layout']

/** A column among several. Its cell for row `i` is cell `i * step`: `step` is 0 where one cell stands for all rows. */
export interface Operand<L extends Layout = Layout> {
  readonly cells: Laid<L>
  readonly step: 0 | 1
}

/** The one cell of a constant, or the cells of a column laid out one after the other. */
export const operandOf = (column: Column): Operand =>
  column.layout === 'constant' ? { cells: column.values, step: 0 } : { cells: plain(column), step: 1 }

/** The operand, which must have this layout: the type of its rule says so. */
export const laidAs = <L extends Layout>({ cells, step }: Operand, layout: L): Operand<L> => ({
  cells: laid(cells, layout),
  step,
})

const filled = (set: boolean, length: number): Uint8Array =>
  new Uint8Array(bitmapBytes(length)).fill(set ? 0xff : 0)

/** Which rows hold a value. */
export const validRows = ({ cells, step }: Operand, length: number): Validity => {
  if (step === 1) return cells.validity
  return isValid(cells.validity, 0) ? null : filled(false, length)
}

/** The rows in which both operands hold a value. */
export const bothRows = (left: Operand, right: Operand, length: number): Validity =>
  bothValid(validRows(left, length), validRows(right, length), length)

/** An operand whose cells are words. */
export interface FixedOperand {
  readonly cells: FixedColumn
  readonly step: 0 | 1
}

/** The words of an operand's cells. */
export const wordsOfCells = ({ cells, step }: FixedOperand): Words => ({
  words: wordsOf(cells),
  width: widthOf(cells),
  step,
})

/** The bits of a boolean operand, one for each row. */
export const bitsOf = (operand: Operand, length: number): Uint8Array => {
  const { cells, step } = laidAs(operand, 'boolean')
  return step === 1 ? cells.bits : filled(isSet(cells.bits, 0), length)
}
