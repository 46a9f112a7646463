import type { TextColumn } from '../column.js'
import { isAt, type Sought } from '../text/sought.js'
import { viewOf } from '../text/words.js'

/** Marks with a 1 each cell that has the text, of any size, and gives their number. */
const markAny = (
  { length, offsets }: TextColumn,
  bytes: DataView,
  { size, words }: Sought,
  atEnd: boolean,
  marks: Uint8Array,
): number => {
  let count = 0
  for (let row = 0; row < length; row++) {
    const start = offsets[row] as number
    const end = offsets[row + 1] as number
    if (end - start < size || !isAt(bytes, atEnd ? end - size : start, size, words)) continue
    marks[row] = 1
    count++
  }
  return count
}

/** As `markAny`, for 4 to 16 bytes: four words, which may lie over each other, are all of it. */
const markShort = (
  { length, offsets }: TextColumn,
  bytes: DataView,
  { size, words }: Sought,
  atEnd: boolean,
  marks: Uint8Array,
): number => {
  const to = size - 4
  const second = Math.min(4, to)
  const third = Math.min(8, to)
  const a = words[0] as number
  const b = words[Math.min(1, words.length - 1)] as number
  const c = words[Math.min(2, words.length - 1)] as number
  const d = words[words.length - 1] as number
  let count = 0
  for (let row = 0; row < length; row++) {
    const start = offsets[row] as number
    const end = offsets[row + 1] as number
    if (end - start < size) continue
    const at = atEnd ? end - size : start
    const other =
      (bytes.getInt32(at, true) ^ a) |
      (bytes.getInt32(at + second, true) ^ b) |
      (bytes.getInt32(at + third, true) ^ c) |
      (bytes.getInt32(at + to, true) ^ d)
    const mark = other === 0 ? 1 : 0
    marks[row] = mark
    count += mark
  }
  return count
}

/** Up to here a cell is moved by three moves of eight bytes, whatever its size. */
const short = 24

/** Up to here by as many as it takes. */
const long = 96

const copyLong = (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void => {
  if (end - start > long) to.set(from.subarray(start, end), at)
  else for (let here = start, there = at; here < end; here++, there++) to[there] = from[here] as number
}

/**
 * Copies each cell, those marked without `front` bytes before and `back` bytes behind. Up to `short` bytes after it are
 * written too.
 */
const copyCells = (
  { length, offsets, bytes }: TextColumn,
  marks: Uint8Array,
  front: number,
  back: number,
  made: Int32Array,
  out: Uint8Array,
): void => {
  const from = viewOf(bytes)
  const to = viewOf(out)
  const last = bytes.length - long
  let at = 0
  let next = offsets[0] as number
  for (let row = 0; row < length; row++) {
    const mark = marks[row] as number
    const start = next + front * mark
    next = offsets[row + 1] as number
    const size = next - back * mark - start
    if (start > last || size > long) copyLong(bytes, start, start + size, out, at)
    else {
      to.setFloat64(at, from.getFloat64(start, true), true)
      to.setFloat64(at + 8, from.getFloat64(start + 8, true), true)
      to.setFloat64(at + 16, from.getFloat64(start + 16, true), true)
      for (let done = short; done < size; done += 8)
        to.setFloat64(at + done, from.getFloat64(start + done, true), true)
    }
    at += size
    made[row + 1] = at
  }
}

/** Cells without a text of any size that they begin, or end, with. */
export const strippedByMarks = (column: TextColumn, sought: Sought, atEnd: boolean): TextColumn => {
  const { length, offsets, bytes } = column
  const { size } = sought
  const view = viewOf(bytes)
  const marks = new Uint8Array(length)
  const mark = size >= 4 && size <= 16 ? markShort : markAny
  const count = mark(column, view, sought, atEnd, marks)
  if (count === 0) return column
  const end = (offsets[length] as number) - (offsets[0] as number) - count * size
  const made = new Int32Array(length + 1)
  const out = new Uint8Array(end + short)
  copyCells(column, marks, atEnd ? 0 : size, atEnd ? size : 0, made, out)
  return { ...column, offsets: made, bytes: out.subarray(0, end) }
}
