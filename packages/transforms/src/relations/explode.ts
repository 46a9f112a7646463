import { type ArrowColumn, isValid } from '../column/column.js'
import { take, toPlain } from '../column/take/take.js'

/** Which row each element comes of, and the elements, one for each. */
export interface Exploded {
  readonly rows: Int32Array
  readonly elements: ArrowColumn
}

/** The elements of lists, each with its row; where `outer`, a null element for each list that is null or empty. */
export const explodedRows = (lists: ArrowColumn, outer: boolean): Exploded => {
  const column = toPlain(lists)
  if (column.layout !== 'list') throw new TypeError('explode takes lists')
  const { offsets, validity, length } = column
  const sizeOf = (row: number): number =>
    isValid(validity, row) ? (offsets[row + 1] as number) - (offsets[row] as number) : 0
  let count = 0
  for (let row = 0; row < length; row++) count += Math.max(outer ? 1 : 0, sizeOf(row))
  const rows = new Int32Array(count)
  const places = new Int32Array(count)
  let to = 0
  for (let row = 0; row < length; row++) {
    const size = sizeOf(row)
    if (size === 0 && outer) {
      rows[to] = row
      places[to++] = -1
    }
    for (let element = 0; element < size; element++) {
      rows[to] = row
      places[to++] = (offsets[row] as number) + element
    }
  }
  return { rows, elements: take(toPlain(column.elements), places) }
}
