import { soughtOf } from '../../../bytes/equal.js'
import { unwritten } from '../../../bytes/unwritten.js'
import { viewOf } from '../../../bytes/words.js'
import type { TextColumn } from '../../../column/column.js'
import { strippedByMarks } from './stripped-marks.js'

/**
 * A text of 8 to 16 bytes, as two doubles that may lie over each other. They are equal where their bits are, but for
 * zeros, of which there are two.
 */
interface Pair {
  readonly size: number
  readonly first: number
  readonly second: number
  readonly atEnd: boolean
}

const pairOf = (text: Uint8Array, atEnd: boolean): Pair | null => {
  const size = text.length
  if (size < 8 || size > 16) return null
  const view = viewOf(text)
  const first = view.getFloat64(0, true)
  const second = view.getFloat64(size - 8, true)
  return first === 0 || second === 0 ? null : { size, first, second, atEnd }
}

/** The longest cell that is moved eight bytes at a time. */
const long = 96

/** How far from its beginning a cell that is so moved is read and written. */
const reach = 128

const isPair = (
  view: DataView,
  start: number,
  end: number,
  { size, first, second, atEnd }: Pair,
): boolean => {
  if (end - start < size) return false
  const at = atEnd ? end - size : start
  return view.getFloat64(at, true) === first && view.getFloat64(at + size - 8, true) === second
}

/** The first cell that has the text, or their number. */
const firstWith = ({ length, offsets }: TextColumn, view: DataView, pair: Pair): number => {
  for (let row = 0; row < length; row++)
    if (isPair(view, offsets[row] as number, offsets[row + 1] as number, pair)) return row
  return length
}

/** Strips cells from one on, and gives the first that it does not: a long one, or where bytes or room end. */
const stripMost = (
  { length, offsets, bytes }: TextColumn,
  pair: Pair,
  from: number,
  made: Int32Array,
  out: Uint8Array,
): number => {
  const { size, atEnd } = pair
  const source = viewOf(bytes)
  const target = viewOf(out)
  const last = bytes.length - reach
  const room = out.length - reach
  let row = from
  let at = made[row] as number
  let end = offsets[row] as number
  for (; row < length; row++) {
    let start = end
    end = offsets[row + 1] as number
    if (start > last || at > room || end - start > long) break
    let stop = end
    if (isPair(source, start, end, pair)) {
      if (atEnd) stop -= size
      else start += size
    }
    target.setFloat64(at, source.getFloat64(start, true), true)
    target.setFloat64(at + 8, source.getFloat64(start + 8, true), true)
    target.setFloat64(at + 16, source.getFloat64(start + 16, true), true)
    for (let done = 24; start + done < stop; done += 8)
      target.setFloat64(at + done, source.getFloat64(start + done, true), true)
    at += stop - start
    made[row + 1] = at
  }
  return row
}

/** Strips one cell, of any size, or one of the last bytes. */
const stripOne = (
  { offsets, bytes }: TextColumn,
  pair: Pair,
  row: number,
  made: Int32Array,
  out: Uint8Array,
): void => {
  const start = offsets[row] as number
  const end = offsets[row + 1] as number
  const at = made[row] as number
  const cut = start < end && isPair(viewOf(bytes), start, end, pair) ? pair.size : 0
  if (start < end)
    out.set(pair.atEnd ? bytes.subarray(start, end - cut) : bytes.subarray(start + cut, end), at)
  made[row + 1] = at + end - start - cut
}

/** A buffer of `size` bytes that begins with others. What is never written must be zeroed. */
const roomWith = (size: number, bytes: Uint8Array): Uint8Array => {
  const room = new Uint8Array(unwritten(size))
  room.set(bytes)
  return room
}

/** Cells without the text: room is made as if all had it that come after the first that has, then for all bytes. */
const strippedByPair = (column: TextColumn, pair: Pair): TextColumn => {
  const { length, offsets, bytes } = column
  const first = firstWith(column, viewOf(bytes), pair)
  if (first === length) return column
  const begin = offsets[0] as number
  const end = offsets[length] as number
  const made = new Int32Array(unwritten((length + 1) * 4))
  for (let row = 0; row <= first; row++) made[row] = (offsets[row] as number) - begin
  const before = bytes.subarray(begin, offsets[first])
  const rest = Math.max(end - (offsets[first] as number) - (length - first) * pair.size, 0)
  let out = roomWith(before.length + rest + reach, before)
  for (let row = stripMost(column, pair, first, made, out); row < length; ) {
    const at = made[row] as number
    const left = end - (offsets[row] as number)
    const size = (offsets[row + 1] as number) + left - end
    if (at + Math.max(size, reach) > out.length) out = roomWith(at + left + reach, out.subarray(0, at))
    stripOne(column, pair, row++, made, out)
    if (left > reach) row = stripMost(column, pair, row, made, out)
  }
  return { ...column, offsets: made, bytes: out.fill(0, made[length]).subarray(0, made[length]) }
}

/** Cells without a text that they begin, or end, with. */
export const strippedOf = (text: Uint8Array, atEnd: boolean): ((column: TextColumn) => TextColumn) => {
  const pair = pairOf(text, atEnd)
  if (pair !== null) return (column) => strippedByPair(column, pair)
  const sought = soughtOf(text)
  return (column) => strippedByMarks(column, sought, atEnd)
}
