import { after } from '../../bytes/characters.js'
import { copyBytes } from '../../bytes/copy.js'
import { highBits, nextHigh, viewOf } from '../../bytes/words.js'
import type { TextColumn } from '../../column/column.js'

/** The place behind `count` characters, at most `end`. ASCII is counted by words. */
export const ahead = (
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  count: number,
): number => {
  const reach = Math.min(start + count, end)
  let at = nextHigh(view, start, reach)
  if (at === reach) return at
  for (let left = count - (at - start); left > 0 && at < end; left--) at = after(bytes, at, end)
  return at
}

/** A window on the characters of each text: `size` of them, behind `skip` others. */
export interface Window {
  readonly skip: number
  readonly size: number
}

/** Windows that end later are looked at character by character. */
const near = 32

/** The bytes behind a cell that may be written with it: two moves at the least, of eight bytes each. */
const spare = 16

/** Whether the first bytes of a cell are ASCII, a multiple of four. */
const isAscii = (view: DataView, start: number, count: number): boolean => {
  let all = 0
  for (let at = start; at < start + count; at += 4) all |= view.getInt32(at, true)
  return (all & highBits) === 0
}

/**
 * Copies the windows of rows from `first` on, and says which row is the first that `out` has no room for. Where the
 * first bytes from a cell's start are ASCII, be they its own or not, characters are bytes.
 */
const copyWindows = (
  { length, offsets, bytes }: TextColumn,
  { skip, size }: Window,
  first: number,
  made: Int32Array,
  out: Uint8Array,
): number => {
  const view = viewOf(bytes)
  const to = viewOf(out)
  const room = out.length - spare
  const window = (skip + size + 3) & ~3
  const last = skip + size > near ? -1 : bytes.length - Math.max(window, skip + Math.max(size + 7, spare))
  let at = made[first] as number
  let next = offsets[first] as number
  for (let row = first; row < length; row++) {
    const start = next
    next = offsets[row + 1] as number
    if (start <= last && isAscii(view, start, window)) {
      const from = start + skip
      const count = Math.max(Math.min(next - from, size), 0)
      if (at + count > room) return row
      to.setFloat64(at, view.getFloat64(from, true), true)
      to.setFloat64(at + 8, view.getFloat64(from + 8, true), true)
      for (let done = 16; done < count; done += 8)
        to.setFloat64(at + done, view.getFloat64(from + done, true), true)
      at += count
    } else {
      const from = ahead(bytes, view, start, next, skip)
      const end = ahead(bytes, view, from, next, size)
      if (at + end - from > room) return row
      copyBytes(bytes, from, end, out, at)
      at += end - from
    }
    made[row + 1] = at
  }
  return length
}

const areShort = ({ length, offsets }: TextColumn, size: number): boolean => {
  for (let row = 0; row < length; row++)
    if ((offsets[row + 1] as number) - (offsets[row] as number) > size) return false
  return true
}

/** Cuts each cell to a window; the same column where that cuts nothing. */
export const cutFromStart =
  (window: Window) =>
  (column: TextColumn): TextColumn => {
    const { length, offsets } = column
    const { skip, size } = window
    if (skip === 0 && areShort(column, size)) return column
    const all = (offsets[length] as number) - (offsets[0] as number)
    const made = new Int32Array(length + 1)
    let out = new Uint8Array(Math.min(all, length * size) + spare)
    const row = copyWindows(column, window, 0, made, out)
    if (row < length) {
      const longer = new Uint8Array(all + spare)
      longer.set(out.subarray(0, made[row]))
      out = longer
      copyWindows(column, window, row, made, out)
    }
    const end = made[length] as number
    return end === all ? column : { ...column, offsets: made, bytes: out.subarray(0, end) }
  }
