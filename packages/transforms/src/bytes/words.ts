// Bytes four at a time. A word is 32 bits, little-endian: the bytes 41 42 43 44 are 0x44434241. It need not be aligned.

/** The number of values of a word, 2^32. A number of two words is `high * wordValues + low`. */
export const wordValues: number = 2 ** 32

/** The highest bit of each byte of a word: it is set in the bytes that are not ASCII. */
export const highBits: number = 0x80808080 | 0

/** A word with the same byte four times. */
export const fourTimes = (byte: number): number => Math.imul(byte, 0x01010101)

/** Four ASCII letters, or fewer, as a word. */
export const fourBytes = (letters: string): number =>
  [0, 1, 2, 3].reduce((word, place) => word | (letters.charCodeAt(place) << (place * 8)), 0)

/** Bytes for reading and writing words. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * Which of four bytes, 0 to 3, is the first that is not ASCII, given their highest bits. The bytes 41 42 C3 A9 have
 * 0x80800000; its lowest bit is bit 23, and 23 >> 3 is 2.
 */
const firstHigh = (high: number): number => (31 - Math.clz32(high & -high)) >> 3

/** The first place from `at` on, below `end`, of a byte that is not ASCII, or `end`. */
export const nextHigh = (view: DataView, at: number, end: number): number => {
  let next = at
  for (; next + 16 <= end; next += 16) {
    const low = view.getInt32(next, true) | view.getInt32(next + 4, true)
    if (((low | view.getInt32(next + 8, true) | view.getInt32(next + 12, true)) & highBits) !== 0) break
  }
  for (; next + 8 <= end; next += 8) {
    const high = view.getInt32(next, true) & highBits
    if (high !== 0) return next + firstHigh(high)
    const more = view.getInt32(next + 4, true) & highBits
    if (more !== 0) return next + 4 + firstHigh(more)
  }
  while (next < end && view.getUint8(next) < 0x80) next++
  return next
}
