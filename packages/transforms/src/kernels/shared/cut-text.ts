import { type Movable, movableOf, move, slack, targetOf } from '../../bytes/copy.js'
import { isValid, type TextColumn } from '../../column/column.js'

const isWhole = ({ length, validity, offsets }: TextColumn, from: Int32Array, to: Int32Array): boolean => {
  for (let index = 0; index < length; index++)
    if ((from[index] !== offsets[index] || to[index] !== offsets[index + 1]) && isValid(validity, index))
      return false
  return true
}

const offsetsOf = ({ length, validity }: TextColumn, from: Int32Array, to: Int32Array): Int32Array => {
  const offsets = new Int32Array(length + 1)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (validity === null || isValid(validity, index)) end += (to[index] as number) - (from[index] as number)
    offsets[index + 1] = end
  }
  return offsets
}

/** Copies the cells that `offsets` has room for from their places. Those that meet are copied in one go. */
const copyCells = (bytes: Movable, from: Int32Array, offsets: Int32Array, out: Movable): void => {
  let first = 0
  let next = 0
  let at = 0
  for (let index = 0; index < offsets.length - 1; index++) {
    const size = (offsets[index + 1] as number) - (offsets[index] as number)
    if (size === 0) continue
    const start = from[index] as number
    if (start !== next) {
      move(bytes, first, next, out, at)
      at += next - first
      first = start
    }
    next = start + size
  }
  move(bytes, first, next, out, at)
}

/**
 * The column with each cell cut to the bytes from one place to another, places in the column's own bytes; the same
 * column where that cuts nothing. Null cells are empty.
 */
export const cutEach = (column: TextColumn, from: Int32Array, to: Int32Array): TextColumn => {
  if (isWhole(column, from, to)) return column
  const offsets = offsetsOf(column, from, to)
  const end = offsets[column.length] as number
  const bytes = new Uint8Array(end + slack)
  copyCells(movableOf(column.bytes), from, offsets, targetOf(bytes))
  return { ...column, offsets, bytes: bytes.subarray(0, end) }
}

/** Writes the places of each cell's first byte and after its last. */
export type Find = (column: TextColumn, from: Int32Array, to: Int32Array) => void

/** The kernel that cuts each cell to the span that is found. */
export const cutEachBy =
  (find: Find) =>
  (column: TextColumn): TextColumn => {
    const from = new Int32Array(column.length)
    const to = new Int32Array(column.length)
    find(column, from, to)
    return cutEach(column, from, to)
  }
