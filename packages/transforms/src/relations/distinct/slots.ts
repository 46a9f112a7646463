import { wordValues } from '../../bytes/words.js'

const segmentBits = 6

/** The number of segments into which hashes are parted by their highest bits. Each is a hash table of its own. */
export const segments: number = 1 << segmentBits

/** The segment of a hash. */
export const segmentOf = (hash: number): number => hash >>> (32 - segmentBits)

const within = 1 << (32 - segmentBits)

/**
 * A segment's table: slots of three words. The first is the hash's first word; then 24 bits of its second, and the
 * wordValues 8 of the place and 1; then the low 32 of that. A free slot is all 0.
 */
export const width = 3

/** The bits of a hash's second word that a slot holds. */
export const restOf = (second: number): number => second & ~0xff

/** Where a hash is looked for first, in the order of hashes. */
export const slotOf = (hash: number, size: number): number => (((hash & (within - 1)) * size) / within) | 0

/** Whether the slot at a word is free. */
export const isFree = (table: Int32Array, at: number): boolean =>
  (table[at + 2] ?? 0) === 0 && ((table[at + 1] ?? 0) & 0xff) === 0

/** Whether the slot at a word is that of a hash. */
export const isOf = (table: Int32Array, at: number, hash: number, rest: number): boolean =>
  table[at] === hash && restOf(table[at + 1] ?? 0) === rest

/** The place in the slot at a word. */
export const placeAt = (table: Int32Array, at: number): number =>
  ((table[at + 1] ?? 0) & 0xff) * wordValues + ((table[at + 2] ?? 0) >>> 0) - 1

/** Fills the slot at a word. */
export const fillSlot = (table: Int32Array, at: number, hash: number, rest: number, place: number): void => {
  const stored = place + 1
  table[at] = hash
  table[at + 1] = rest | Math.floor(stored / wordValues)
  table[at + 2] = stored | 0
}

/** The place of a hash, or -1. */
export const findPlace = (table: Int32Array, hash: number, rest: number): number => {
  let at = slotOf(hash, table.length / width) * width
  while (!isFree(table, at)) {
    if (isOf(table, at, hash, rest)) return placeAt(table, at)
    at += width
    if (at === table.length) at = 0
  }
  return -1
}
