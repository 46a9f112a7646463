// Bytes by words of four, from and to any place.

/** Up to here bytes are moved rather than copied one by one. */
const few = 4_096

/** From here on `set` copies faster than a loop. */
const long = 96

/** The same bytes, to be read by words. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether `size` bytes at a place are those at a place of other bytes. */
export const areEqual = (a: DataView, i: number, b: DataView, j: number, size: number): boolean => {
  let done = 0
  for (; done + 4 <= size; done += 4)
    if (a.getInt32(i + done, true) !== b.getInt32(j + done, true)) return false
  for (; done < size; done++) if (a.getUint8(i + done) !== b.getUint8(j + done)) return false
  return true
}

/** A text to look for: its words, the last one over the one before where its size is no multiple of four. */
export interface Sought {
  readonly size: number
  readonly words: Int32Array
}

/** A text to look for. */
export const soughtOf = (text: Uint8Array): Sought => {
  const size = text.length
  if (size < 4) return { size, words: Int32Array.from(text) }
  const view = viewOf(text)
  const words = Int32Array.from({ length: (size + 3) >> 2 }, (_, word) =>
    view.getInt32(Math.min(word * 4, size - 4), true),
  )
  return { size, words }
}

/** Whether the bytes at a place are those of a text. */
export const isAt = (bytes: DataView, at: number, size: number, words: Int32Array): boolean => {
  if (size < 4) {
    for (let done = 0; done < size; done++) if (bytes.getUint8(at + done) !== words[done]) return false
    return true
  }
  let word = 0
  for (let done = 0; done + 4 <= size; done += 4, word++)
    if (bytes.getInt32(at + done, true) !== words[word]) return false
  return word === words.length || bytes.getInt32(at + size - 4, true) === words[word]
}

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
export const sourceOf = (bytes: Uint8Array): Movable => {
  const { buffer, byteOffset, length } = bytes
  const size = Math.min(length + slack, buffer.byteLength - byteOffset)
  if (size === length + slack || length > few)
    return { bytes, view: new DataView(buffer, byteOffset, size), last: size - slack }
  const moved = new Uint8Array(length + slack)
  moved.set(bytes)
  return targetOf(moved)
}

/**
 * Copies the bytes from `start` to `end` to a place in other bytes. Up to seven bytes after it are written too, so
 * copies go from the front to the back, and the target has `slack` bytes more than are asked for.
 */
export const move = (from: Movable, start: number, end: number, to: Movable, at: number): void => {
  if (end - start > long || end > from.last) {
    moveSpan(from.bytes, start, end, to.bytes, at)
    return
  }
  const source = from.view
  const target = to.view
  for (let here = start, there = at; here < end; here += 8, there += 8) {
    const low = source.getInt32(here, true)
    const high = source.getInt32(here + 4, true)
    target.setInt32(there, low, true)
    target.setInt32(there + 4, high, true)
  }
}

const moveSpan = (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void => {
  if (end - start > long) to.set(from.subarray(start, end), at)
  else for (let here = start, there = at; here < end; here++, there++) to[there] = from[here] as number
}
