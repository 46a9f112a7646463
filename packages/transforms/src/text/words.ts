// Bytes four at a time. Words are read and written with their first byte lowest, wherever they lie.

/** The highest bit of each byte of a word: set where the byte is not ASCII. */
export const highBits: number = 0x80808080 | 0

/** A word with the same byte four times. */
export const fourTimes = (byte: number): number => Math.imul(byte, 0x01010101)

/** Four ASCII letters, or fewer, as a word. */
export const fourBytes = (letters: string): number =>
  [0, 1, 2, 3].reduce((word, place) => word | (letters.charCodeAt(place) << (place * 8)), 0)

/** Bytes for reading and writing words. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** How many bytes beyond its cell a copy may read and write. */
const spare = 7

/** Room for so many bytes, with some to spare for words that begin at the last ones. */
export const roomFor = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size + spare)

/** The bytes with some to spare, so that their last ones too are copied by words: for cells that are copied often. */
export const withSpare = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const room = roomFor(bytes.length)
  room.set(bytes)
  return room
}

/** The number of the first byte that is not ASCII, given the highest bits of four. */
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

/** Up to here words are faster than `set`. */
const shortSpan = 192

const copyLong = (from: DataView, start: number, end: number, target: DataView, place: number): void => {
  const bytes = new Uint8Array(from.buffer, from.byteOffset + start, end - start)
  new Uint8Array(target.buffer, target.byteOffset + place, end - start).set(bytes)
}

const copyBytes = (from: DataView, start: number, end: number, target: DataView, place: number): void => {
  for (let next = start, at = place; next < end; next++, at++) target.setUint8(at, from.getUint8(next))
}

/**
 * Copies the bytes from `start` to `end` to a place in `roomFor` them. What lies up to seven bytes after them there is
 * overwritten: cells are written from first to last.
 */
export const copyOver = (
  from: DataView,
  start: number,
  end: number,
  target: DataView,
  place: number,
): void => {
  if (end - start > shortSpan) copyLong(from, start, end, target, place)
  else if (end + spare > from.byteLength) copyBytes(from, start, end, target, place)
  else
    for (let next = start, at = place; next < end; next += 8, at += 8) {
      target.setInt32(at, from.getInt32(next, true), true)
      target.setInt32(at + 4, from.getInt32(next + 4, true), true)
    }
}
