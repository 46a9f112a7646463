/** From here on `set` copies faster than a loop. */
const long = 96

/**
 * Copies the bytes from `start` to `end` to a place in other bytes, by words: up to three bytes after it are written
 * too, so copies go from the front to the back, and the target has four bytes more than are asked for.
 */
export const moveWords = (from: DataView, start: number, end: number, to: DataView, at: number): void => {
  const size = end - start
  if (size > long) {
    new Uint8Array(to.buffer, to.byteOffset + at, size).set(
      new Uint8Array(from.buffer, from.byteOffset + start, size),
    )
    return
  }
  let done = 0
  if (end + 4 <= from.byteLength)
    for (; done < size; done += 4) to.setInt32(at + done, from.getInt32(start + done, true), true)
  for (; done < size; done++) to.setUint8(at + done, from.getUint8(start + done))
}
