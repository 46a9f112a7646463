import { copyBytes, copyLoopBytes } from '../../../bytes/copy.js'
import { isAt, type Sought } from '../../../bytes/equal.js'
import { viewOf } from '../../../bytes/words.js'
import type { TextColumn } from '../../../column/column.js'

/** Marks with a 1 each cell that has the text, and gives their number. */
const mark = (
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

/** The longest cell that is moved by three moves of eight bytes, whatever its size. */
const short = 24

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
  const last = bytes.length - copyLoopBytes
  let at = 0
  let next = offsets[0] as number
  for (let row = 0; row < length; row++) {
    const mark = marks[row] as number
    const start = next + front * mark
    next = offsets[row + 1] as number
    const size = next - back * mark - start
    if (start > last || size > copyLoopBytes) copyBytes(bytes, start, start + size, out, at)
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
  const count = mark(column, view, sought, atEnd, marks)
  if (count === 0) return column
  const end = (offsets[length] as number) - (offsets[0] as number) - count * size
  const made = new Int32Array(length + 1)
  const out = new Uint8Array(end + short)
  copyCells(column, marks, atEnd ? 0 : size, atEnd ? size : 0, made, out)
  return { ...column, offsets: made, bytes: out.subarray(0, end) }
}
