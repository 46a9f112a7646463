// Bytes by words of four, from and to any place.

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

/**
 * Copies the bytes from `start` to `end` to a place in other bytes. Up to three bytes after it are written too, so
 * copies go from the front to the back, and the target has four bytes more than are asked for.
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
