import { viewOf } from './words.js'

/** Up to here bytes are moved rather than copied one by one. */
const few = 4_096

/** From here on `set` copies faster than a loop. */
const long = 96

/** The bytes after its end that `move` may write to. */
export const slack = 8

/** Refuses more bytes of text than a column holds. */
export const checkText = (size: number): void => {
  if (size > 0x7fffffff)
    throw new RangeError('a batch would hold more than 2 GiB of one column; use smaller batches')
}

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
  if (end - start > long || end > from.last) {
    moveSpan(from.bytes, start, end, to.bytes, at)
    return
  }
  const source = from.view
  const target = to.view
  for (let here = start, there = at; here < end; here += 8, there += 8)
    target.setFloat64(there, source.getFloat64(here, true), true)
}

const moveSpan = (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void => {
  if (end - start > long) to.set(from.subarray(start, end), at)
  else for (let here = start, there = at; here < end; here++, there++) to[there] = from[here] as number
}
