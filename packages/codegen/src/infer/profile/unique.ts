import { addHash, type HashSet, hashSet } from './hashes.js'

/** Whether all values of a column are different ones: as long as they are, their hashes are kept. */
export interface Unique {
  /** `unknown` where there were too many values to remember. */
  state: 'unique' | 'repeated' | 'unknown'
  set: HashSet | undefined
  /** Numbers that only grow need no memory. */
  isGrowing: boolean
  last: number
}

/** Of no values yet; remembers at most so many. */
export const newUnique = (most: number): Unique => ({
  state: 'unique',
  set: hashSet(most),
  isGrowing: true,
  last: Number.NEGATIVE_INFINITY,
})

const end = (unique: Unique, state: 'repeated' | 'unknown'): void => {
  unique.state = state
  unique.set = undefined
}

/** Adds the hash of a value. */
export const addUnique = (unique: Unique, hash: number): void => {
  if (unique.set === undefined) return
  const added = addHash(unique.set, hash)
  if (added !== 'new') end(unique, added === 'known' ? 'repeated' : 'unknown')
}

/** A hash of a whole number: different ones for those of 32 bits. */
const hashOfWhole = (value: number): number => {
  const low = value | 0
  const high = Math.floor(value / 0x1_0000_0000) | 0
  let mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 13)) >>> 12) * 0x1_0000_0000 + (low >>> 0)
}

/** Adds a whole number. As long as numbers grow, none can be there twice, even where they are too many to remember. */
export const addUniqueNumber = (unique: Unique, value: number): void => {
  if (unique.state !== 'unique') return
  const { set } = unique
  const isLater = unique.isGrowing && value > unique.last
  if (isLater && (set === undefined || set.size >= set.most)) unique.set = undefined
  else if (set === undefined) unique.state = 'unknown'
  else addUnique(unique, hashOfWhole(value))
  unique.isGrowing = isLater
  unique.last = value
}
