/** A hash of 52 bits of some bytes, as a whole number that a double holds. */
export const hashOf = (bytes: Uint8Array, from: number, end: number, seed: number): number => {
  let low = Math.imul(seed ^ (end - from), 0x9e3779b1)
  let high = low ^ 0x85ebca6b
  let at = from
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    low = Math.imul(low ^ word, 0xcc9e2d51)
    low = (low << 15) | (low >>> 17)
    high = Math.imul(high ^ word, 0x1b873593) + low
    high = (high << 13) | (high >>> 19)
  }
  for (; at < end; at++) {
    low = Math.imul(low ^ (bytes[at] as number), 0xcc9e2d51)
    high = Math.imul(high ^ (bytes[at] as number), 0x1b873593) ^ (low >>> 15)
  }
  low ^= low >>> 16
  low = Math.imul(low, 0x85ebca6b)
  low ^= low >>> 13
  high ^= high >>> 15
  high = Math.imul(high, 0xc2b2ae35)
  high ^= high >>> 16
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0)
}

/** Hashes that have been seen, each once; a set that is full takes no more. */
export interface HashSet {
  size: number
  slots: Float64Array
  readonly most: number
}

/** An empty set that holds at most so many hashes. */
export const hashSet = (most: number): HashSet => ({ size: 0, slots: new Float64Array(1024), most })

/** A place among so many slots, a power of two, by the upper bits of a hash. */
export const slotAmong = (hash: number, mask: number): number => ((hash * 2 ** -22) | 0) & mask

const place = (slots: Float64Array, hash: number): number => {
  const mask = slots.length - 1
  let at = slotAmong(hash, mask)
  while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) & mask
  return at
}

const grow = (set: HashSet): void => {
  const slots = new Float64Array(set.slots.length * 2)
  for (const hash of set.slots) if (hash !== 0) slots[place(slots, hash)] = hash
  set.slots = slots
}

/** Adds a hash, and says whether it was there before; `full` where there is no room to know. */
export const addHash = (set: HashSet, given: number): 'new' | 'known' | 'full' => {
  const hash = given === 0 ? 1 : given
  const at = place(set.slots, hash)
  if (set.slots[at] === hash) return 'known'
  if (set.size >= set.most) return 'full'
  set.slots[at] = hash
  set.size++
  if (set.size * 2 > set.slots.length) grow(set)
  return 'new'
}
