import { isValid, type Validity } from '../../column/column.js'
import { type FlatLists, flatLists } from '../shared/flat-lists.js'
import { type CellsOperand, operandAs } from '../shared/operand.js'

/** Lists among several operands: the list of row `i` is list `i * step`. */
export interface FlatOperand {
  readonly lists: FlatLists
  readonly step: 0 | 1
}

/** An operand that is of lists. */
export const flatOperand = (operand: CellsOperand): FlatOperand => {
  const { cells, step } = operandAs(operand, 'list')
  return { lists: flatLists(cells), step }
}

/** The elements that are kept, by their places, and how many there are up to each row. */
export interface KeptElements {
  readonly places: Int32Array
  readonly offsets: Int32Array
}

/** Collects the places of elements, row by row; a row that is null has none. */
export const keptOf = (
  length: number,
  validity: Validity,
  most: number,
  add: (row: number, places: Int32Array, count: number) => number,
): KeptElements => {
  const places = new Int32Array(most)
  const offsets = new Int32Array(length + 1)
  let count = 0
  for (let row = 0; row < length; row++) {
    if (isValid(validity, row)) count = add(row, places, count)
    offsets[row + 1] = count
  }
  return { places: places.subarray(0, count), offsets }
}
