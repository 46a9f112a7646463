import { showType, type Type, type TypeOf } from '@lockstep/schema'
import { bitmapBytes, isSet } from '../../bytes/bitmap.js'
import type { BlockWords } from '../../bytes/blocks.js'
import { type ArrowColumn, bothValid, isValid, type PlainColumn, type Validity } from '../../column/column.js'
import { type FixedColumn, widthOf, wordsOf } from '../../column/fixed-width.js'
import { toPlain } from '../../column/take/take.js'

/** How a column's cells are laid out. */
export type PlainLayout = PlainColumn['layout']

/** The columns of one layout. */
export type ColumnAs<L extends PlainLayout> = Extract<PlainColumn, { readonly layout: L }>

/** The column, which must have this layout: the type of its rule says so. */
export const columnAs = <L extends PlainLayout>(column: PlainColumn, layout: L): ColumnAs<L> => {
  if (column.layout !== layout)
    throw new TypeError(
      `expected a column of layout ${layout}, got ${column.layout} (${showType(column.type)})`,
    )
  return column as ColumnAs<L>
}

/** The type, which must be a decimal. */
export const asDecimal = (type: Type): TypeOf<'decimal'> => {
  if (type.kind !== 'decimal') throw new TypeError(`expected a decimal type, got ${showType(type)}`)
  return type
}

/** A column among several. Its cell for row `i` is cell `i * step`: `step` is 0 where one cell stands for all rows. */
export interface CellsOperand<L extends PlainLayout = PlainLayout> {
  readonly cells: ColumnAs<L>
  readonly step: 0 | 1
}

/** The one cell of a constant, or the cells of a column laid out one after the other. */
export const operandOf = (column: ArrowColumn): CellsOperand =>
  column.layout === 'constant' ? { cells: column.values, step: 0 } : { cells: toPlain(column), step: 1 }

/** The operand, which must have this layout: the type of its rule says so. */
export const operandAs = <L extends PlainLayout>(
  { cells, step }: CellsOperand,
  layout: L,
): CellsOperand<L> => ({
  cells: columnAs(cells, layout),
  step,
})

const filled = (set: boolean, length: number): Uint8Array =>
  new Uint8Array(bitmapBytes(length)).fill(set ? 0xff : 0)

/** Which rows hold a value. */
export const validRows = ({ cells, step }: CellsOperand, length: number): Validity => {
  if (step === 1) return cells.validity
  return isValid(cells.validity, 0) ? null : filled(false, length)
}

/** The rows in which all operands have a value. */
export const validInAll = (operands: readonly CellsOperand[], length: number): Validity =>
  operands.reduce<Validity>((bits, operand) => bothValid(bits, validRows(operand, length), length), null)

/** The rows in which both operands hold a value. */
export const bothRows = (left: CellsOperand, right: CellsOperand, length: number): Validity =>
  bothValid(validRows(left, length), validRows(right, length), length)

/** An operand whose cells are words. */
export interface FixedOperand {
  readonly cells: FixedColumn
  readonly step: 0 | 1
}

/** The words of an operand's cells. */
export const wordsOfCells = ({ cells, step }: FixedOperand): BlockWords => ({
  words: wordsOf(cells),
  width: widthOf(cells),
  step,
})

/** The bits of a boolean operand, one for each row. */
export const bitsOf = (operand: CellsOperand, length: number): Uint8Array => {
  const { cells, step } = operandAs(operand, 'boolean')
  return step === 1 ? cells.bits : filled(isSet(cells.bits, 0), length)
}
