import { copySpan } from '../../bytes/copy.js'
import { viewOf } from '../../bytes/words.js'
import { type ArrowColumn, isValid, type ListColumn, type TextColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { type CellsOf, resolve } from './cells-of.js'
import { addSizes, elementsOf } from './key-sizes.js'

// A key is the cells of a row, one after the other. Each cell says how long it is, so two rows are equal exactly where
// their keys are: text and lists begin with their length, or -1 for null; other cells with 1, or 0 for null.

const writeTexts = (
  { offsets, bytes }: TextColumn,
  cells: Int32Array,
  at: Int32Array,
  target: DataView,
): void => {
  const source = viewOf(bytes)
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? -1
    const into = at[index] ?? 0
    const from = offsets[cell] ?? 0
    const length = cell < 0 ? -1 : (offsets[cell + 1] ?? 0) - from
    target.setInt32(into, length, true)
    if (length > 0) copySpan(source, from, target, into + 4, length)
    at[index] = into + 4 + Math.max(length, 0)
  }
}

const writeBits = (bits: Uint8Array, cells: Int32Array, at: Int32Array, target: DataView): void => {
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? -1
    const into = at[index] ?? 0
    target.setUint8(into, cell < 0 ? 0 : 1)
    if (cell >= 0) target.setUint8(into + 1, isValid(bits, cell) ? 1 : 0)
    at[index] = into + (cell < 0 ? 1 : 2)
  }
}

/** Cells of `width` words of 32 bits. */
const writeWords = (
  words: Int32Array,
  width: number,
  cells: Int32Array,
  at: Int32Array,
  target: DataView,
): void => {
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? -1
    let into = at[index] ?? 0
    target.setUint8(into++, cell < 0 ? 0 : 1)
    if (cell >= 0)
      for (let word = 0; word < width; word++, into += 4)
        target.setInt32(into, words[cell * width + word] ?? 0, true)
    at[index] = into
  }
}

const writeLists = (column: ListColumn, cells: Int32Array, at: Int32Array, target: DataView): void => {
  const { of, list } = elementsOf(column, cells)
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? -1
    const length = cell < 0 ? -1 : (column.offsets[cell + 1] ?? 0) - (column.offsets[cell] ?? 0)
    target.setInt32(at[index] ?? 0, length, true)
    at[index] = (at[index] ?? 0) + 4
  }
  const starts = new Int32Array(list.length)
  addSizes(of, starts)
  for (let element = 0; element < list.length; element++) {
    const index = list[element] ?? 0
    const start = at[index] ?? 0
    at[index] = start + (starts[element] ?? 0)
    starts[element] = start
  }
  writeCells(of, starts, target)
}

const writeCells = (of: CellsOf, at: Int32Array, target: DataView): void => {
  const { column, cells } = resolve(of)
  switch (column.layout) {
    case 'text':
      writeTexts(column, cells, at, target)
      break
    case 'boolean':
      writeBits(column.bits, cells, at, target)
      break
    case 'int':
      writeWords(column.values, 1, cells, at, target)
      break
    case 'long':
    case 'double':
      writeWords(halvesOf(column.values), 2, cells, at, target)
      break
    case 'decimal':
      writeWords(halvesOf(column.words), 4, cells, at, target)
      break
    case 'list':
      writeLists(column, cells, at, target)
      break
    case 'struct':
      writeWords(new Int32Array(0), 0, cells, at, target)
      for (const field of column.fields) writeCells({ column: field, cells }, at, target)
  }
}

/** Writes the keys of some rows, that of `rows[index]` at `starts[index]`. */
export const writeKeys = (
  columns: readonly ArrowColumn[],
  rows: Int32Array,
  starts: Int32Array,
  target: Uint8Array,
): void => {
  const view = viewOf(target)
  const at = starts.slice()
  for (const column of columns) writeCells({ column, cells: rows }, at, view)
}
