import { type ArrowColumn, isValid, type PlainColumn } from '../../column/column.js'

/** Some cells of a column: places in it, -1 for null. */
export interface CellsOf {
  readonly column: ArrowColumn
  readonly cells: Int32Array
}

/** Cells of a plain column: places in it, -1 for null; its validity need not be asked again. */
export interface PlainCells {
  readonly column: PlainColumn
  readonly cells: Int32Array
}

/** The same cells by way of plain columns, whose nulls are -1. */
export const resolve = ({ column, cells }: CellsOf): PlainCells => {
  const { validity } = column
  const constant = column.layout === 'constant'
  const indices = column.layout === 'dictionary' ? column.indices : null
  if (!constant && indices === null && validity === null) return { column: column as PlainColumn, cells }
  const resolved = new Int32Array(cells.length)
  for (let pair = 0; pair < cells.length; pair++) {
    const cell = cells[pair] ?? -1
    if (cell < 0 || !isValid(validity, cell)) resolved[pair] = -1
    else if (constant) resolved[pair] = 0
    else resolved[pair] = indices === null ? cell : (indices[cell] ?? -1)
  }
  if (column.layout === 'constant' || column.layout === 'dictionary')
    return resolve({ column: column.values, cells: resolved })
  return { column, cells: resolved }
}
