import type { ArrowColumn, ListColumn, TextColumn } from '../../column/column.js'
import { type CellsOf, resolve } from './cells-of.js'

/** The elements of lists: places in `elements`, and which list each is of. */
export const elementsOf = (
  column: ListColumn,
  cells: Int32Array,
): { readonly of: CellsOf; readonly list: Int32Array } => {
  const { offsets } = column
  let count = 0
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? -1
    if (cell >= 0) count += (offsets[cell + 1] ?? 0) - (offsets[cell] ?? 0)
  }
  const inner = new Int32Array(count)
  const list = new Int32Array(count)
  for (let at = 0, into = 0; at < cells.length; at++) {
    const cell = cells[at] ?? -1
    if (cell < 0) continue
    const end = offsets[cell + 1] ?? 0
    for (let element = offsets[cell] ?? 0; element < end; element++) {
      list[into] = at
      inner[into++] = element
    }
  }
  return { of: { column: column.elements, cells: inner }, list }
}

const addTextSizes = ({ offsets }: TextColumn, cells: Int32Array, sizes: Int32Array): void => {
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? -1
    const length = cell < 0 ? 0 : (offsets[cell + 1] ?? 0) - (offsets[cell] ?? 0)
    sizes[at] = (sizes[at] ?? 0) + 4 + length
  }
}

const addFixedSizes = (width: number, cells: Int32Array, sizes: Int32Array): void => {
  for (let at = 0; at < cells.length; at++)
    sizes[at] = (sizes[at] ?? 0) + ((cells[at] ?? -1) < 0 ? 1 : 1 + width)
}

/** Adds the bytes that some cells take in keys. */
export const addSizes = (of: CellsOf, sizes: Int32Array): void => {
  const { column, cells } = resolve(of)
  switch (column.layout) {
    case 'text':
      addTextSizes(column, cells, sizes)
      break
    case 'boolean':
      addFixedSizes(1, cells, sizes)
      break
    case 'int':
      addFixedSizes(4, cells, sizes)
      break
    case 'long':
    case 'double':
      addFixedSizes(8, cells, sizes)
      break
    case 'decimal':
      addFixedSizes(16, cells, sizes)
      break
    case 'list': {
      const { of: elements, list } = elementsOf(column, cells)
      const inner = new Int32Array(list.length)
      addSizes(elements, inner)
      for (let at = 0; at < cells.length; at++) sizes[at] = (sizes[at] ?? 0) + 4
      for (let at = 0; at < list.length; at++) {
        const into = list[at] ?? 0
        sizes[into] = (sizes[into] ?? 0) + (inner[at] ?? 0)
      }
      break
    }
    case 'struct':
      addFixedSizes(0, cells, sizes)
      for (const field of column.fields) addSizes({ column: field, cells }, sizes)
  }
}

/** The bytes of each row's key. */
export const keySizes = (columns: readonly ArrowColumn[], length: number): Int32Array => {
  const sizes = new Int32Array(length)
  const cells = Int32Array.from({ length }, (_, index) => index)
  for (const column of columns) addSizes({ column, cells }, sizes)
  return sizes
}
