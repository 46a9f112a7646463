import { viewOf } from './words.js'

// `set` takes about the same time for 1 byte as for 200. A loop takes time for each of its turns. The limits between them
// stand here, once. `copySpan` copies by words between two views; `copyBytes` copies by single bytes; `move` may write up to
// 7 bytes more than were asked for. Readers that look at bytes as they copy them have loops of their own (builders/text,
// csv/fast-text, json/fast/copy-text). So has `take/short`, which copies eight bytes of any cell.

/** The most bytes that a loop over words copies faster than `set`. */
export const copyLoopBytes = 128

/** The most bytes that a loop over single bytes copies faster than `set`. */
const byteLoopBytes = 32

/** Copies the bytes from `start` to `end` to a place in other bytes. */
export const copyBytes = (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void => {
  if (end - start > byteLoopBytes) to.set(from.subarray(start, end), at)
  else for (let here = start, there = at; here < end; here++, there++) to[there] = from[here] as number
}

/**
 * Copies `length` bytes from one view to another, two words a turn. A `DataView` reads words that are not aligned at the
 * same cost. From 8 bytes on the last turn starts 8 bytes before the end, so no loop over single bytes follows: 11 bytes
 * are copied as bytes 0 to 7 and bytes 3 to 10.
 */
export const copySpan = (a: DataView, at: number, b: DataView, to: number, length: number): void => {
  const last = length - 8
  if (last < 0) for (let step = 0; step < length; step++) b.setUint8(to + step, a.getUint8(at + step))
  else
    for (let step = 0; ; step = Math.min(step + 8, last)) {
      b.setInt32(to + step, a.getInt32(at + step, true), true)
      b.setInt32(to + step + 4, a.getInt32(at + step + 4, true), true)
      if (step === last) break
    }
}

/** The longest bytes that `movableOf` copies to where there is room behind them. */
const few = 4_096

/** The number of bytes behind its end that `move` may write to. */
export const slack = 8

/** Bytes to move from or to. Loops read `last`, since `byteLength` of a view is a call. */
export interface Movable {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** The last place from which eight bytes can be read. */
  readonly last: number
}

/** Bytes to move to, with room behind them. */
export const targetOf = (bytes: Uint8Array): Movable => ({
  bytes,
  view: viewOf(bytes),
  last: bytes.length - slack,
})

/** Bytes to move from. Where their buffer ends behind them, up to 4,096 bytes are copied to a buffer with 8 bytes more. */
export const movableOf = (bytes: Uint8Array): Movable => {
  const { buffer, byteOffset, length } = bytes
  const size = Math.min(length + slack, buffer.byteLength - byteOffset)
  if (size === length + slack || length > few)
    return { bytes, view: new DataView(buffer, byteOffset, size), last: size - slack }
  const moved = new Uint8Array(length + slack)
  moved.set(bytes)
  return targetOf(moved)
}

/**
 * Copies the bytes from `start` to `end` to a place in other bytes, eight at a time, as a double. An engine may change the
 * bits of a NaN, but eight bytes of UTF-8 are never one. The last two bytes of a NaN are F0 to FF and then 7F or FF; in UTF-8
 * F0 to F4 are followed by 80 to BF, and F5 to FF do not occur. Up to seven bytes behind the end are written, too. So copies
 * go from front to back, and the target has `slack` bytes of room.
 */
export const move = (from: Movable, start: number, end: number, to: Movable, at: number): void => {
  if (end - start > copyLoopBytes || end > from.last) {
    copyBytes(from.bytes, start, end, to.bytes, at)
    return
  }
  const source = from.view
  const target = to.view
  for (let here = start, there = at; here < end; here += 8, there += 8)
    target.setFloat64(there, source.getFloat64(here, true), true)
}
