import { isValid, type TextColumn } from '../column.js'
import { copy } from './bytes.js'

const isWhole = ({ length, validity, offsets }: TextColumn, from: Int32Array, to: Int32Array): boolean => {
  for (let index = 0; index < length; index++)
    if ((from[index] !== offsets[index] || to[index] !== offsets[index + 1]) && isValid(validity, index))
      return false
  return true
}

/**
 * The column with each cell cut to the bytes from one place to another, places in the column's own bytes; the same
 * column where that cuts nothing. Null cells are empty. Spans that meet are copied in one go.
 */
export const cut = (column: TextColumn, from: Int32Array, to: Int32Array): TextColumn => {
  if (isWhole(column, from, to)) return column
  const { length, validity } = column
  const offsets = new Int32Array(length + 1)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (isValid(validity, index)) end += (to[index] ?? 0) - (from[index] ?? 0)
    offsets[index + 1] = end
  }
  const bytes = new Uint8Array(end)
  let [first, next, at] = [0, 0, 0]
  for (let index = 0; index < length; index++) {
    const size = (offsets[index + 1] ?? 0) - (offsets[index] ?? 0)
    if (size === 0) continue
    const start = from[index] ?? 0
    if (start !== next) {
      copy(column.bytes, first, next, bytes, at)
      at += next - first
      first = start
    }
    next = start + size
  }
  copy(column.bytes, first, next, bytes, at)
  return { ...column, offsets, bytes }
}

/** The kernel that cuts each cell to a span, found by what writes the places of a cell's first byte and after its last. */
export const cutBy =
  (find: (column: TextColumn, from: Int32Array, to: Int32Array) => void) =>
  (column: TextColumn): TextColumn => {
    const from = new Int32Array(column.length)
    const to = new Int32Array(column.length)
    find(column, from, to)
    return cut(column, from, to)
  }
