import { viewOf } from './words.js'

// `set` takes about as long for one byte as for 200, and a loop as long as it has turns. Which is faster is said here, once,
// for all who copy: by words if what is copied lies in views, by single bytes if not, and with `move` if more bytes may
// be written than were asked for. Readers that look at bytes as they copy them have loops of their own (builders/text,
// csv/fast-text, json/fast/copy-text), and so has what copies two words of any cell (take/short).

/** Up to here a loop over words copies faster than `set`. */
export const copyLoopBytes = 128

/** Up to here a loop over single bytes does. */
const byteLoopBytes = 32

/** Copies the bytes from `start` to `end` to a place in other bytes. */
export const copyBytes = (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void => {
  if (end - start > byteLoopBytes) to.set(from.subarray(start, end), at)
  else for (let here = start, there = at; here < end; here++, there++) to[there] = from[here] as number
}

/**
 * Copies `length` bytes from one place to another, in other bytes, by words: reading them by way of a `DataView` costs no
 * more where they are not aligned. The last two may overlap those before, so there is no loop over the bytes left.
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

/** Up to here bytes are moved rather than copied one by one. */
const few = 4_096

/** The bytes after its end that `move` may write to. */
export const slack = 8

/** Bytes to move from or to. A view's own size is not asked for in loops: that is a call. */
export interface Movable {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** Up to here eight bytes can be read. */
  readonly last: number
}

/** Bytes to move to, with room behind them. */
export const targetOf = (bytes: Uint8Array): Movable => ({
  bytes,
  view: viewOf(bytes),
  last: bytes.length - slack,
})

/** Bytes to move from: with what lies behind them in their buffer, or moved to where there is room, if they are few. */
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
 * Copies the bytes from `start` to `end` to a place in other bytes, eight at a time as a double: no eight bytes of UTF-8
 * are a NaN, whose bits an engine may change, since F0 to F4 are followed by 80 to BF. Up to seven bytes after it are written too, so
 * copies go from the front to the back, and the target has `slack` bytes more than are asked for.
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
