import type { HashWords } from '../distinct/mix.js'

/** Makes of each pair of words a place and a rest, and reads the slots ahead. */
export const mixed = ({ first, second }: HashWords, count: number, table: Int32Array): number => {
  const mask = table.length - 1
  let seen = 0
  for (let at = 0; at < count; at++) {
    let x = first[at] as number
    // Multiplied before the second word comes in: `textWords` makes that of the first one by an exclusive or, which would undo it.
    x = (Math.imul(x ^ (x >>> 16), 0x7feb352d) + (second[at] as number)) | 0
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b | 0)
    x ^= x >>> 16
    first[at] = x
    seen ^= table[x & mask] as number
  }
  return seen
}

/**
 * Reads ahead what rows will be compared with: the texts of the numbers in the slots where they are looked for first. Each loop reads
 * from places that do not hang on each other.
 */
export const readTexts = (
  { first, second }: HashWords,
  count: number,
  table: Int32Array,
  firsts: Int32Array,
  offsets: Int32Array,
  bytes: Uint8Array,
  places: Int32Array,
): number => {
  const mask = table.length - 1
  for (let at = 0; at < count; at++) {
    const slot = table[(first[at] as number) & mask] as number
    const isLike = slot !== 0 && ((slot ^ (second[at] as number)) & ~mask) === 0
    places[at] = isLike ? (firsts[(slot & mask) - 1] as number) : -1
  }
  for (let at = 0; at < count; at++) {
    const row = places[at] as number
    places[at] = row < 0 ? -1 : (offsets[row] as number)
  }
  let seen = 0
  for (let at = 0; at < count; at++) {
    const place = places[at] as number
    if (place >= 0) seen ^= bytes[place] as number
  }
  return seen
}

/** Tables of more slots do not stay near. */
export const manySlots: number = 1 << 14

/** The same keys in more slots. */
export const moved = (table: Int32Array, hashes: Int32Array, slots: number): Int32Array => {
  const to = new Int32Array(slots)
  const [before, mask] = [table.length - 1, slots - 1]
  for (const slot of table) {
    if (slot === 0) continue
    const number = (slot & before) - 1
    let at = (hashes[number] as number) & mask
    while (to[at] !== 0) at = (at + 1) & mask
    to[at] = (slot & ~mask) | (number + 1)
  }
  return to
}
