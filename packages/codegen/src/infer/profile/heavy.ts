import { type Facts, factsOf } from '../forms/facts.js'

/** A value that is remembered. */
export interface Entry {
  readonly hash: number
  readonly bytes: Uint8Array
  readonly size: number
  readonly facts: Facts
  /** How often it was seen since it is remembered, as far as that has not been told; and in all. */
  untold: number
  seen: number
  /** The count of Misra and Gries: what is left once rarer values have been counted against it. */
  weight: number
}

/**
 * The values of a text column that come most often, in bounded memory: whenever twice as many as wanted are remembered, the
 * weight of the last one that is wanted is taken from all, and what has none left is forgotten (Misra and Gries). A value that
 * comes in more than one of `wanted` cells is remembered at the end.
 */
export interface Heavy {
  readonly wanted: number
  entries: Entry[]
  slots: Int32Array
  /** Whether nothing has been forgotten, so that all values are here with their exact counts. */
  isExact: boolean
  /** Is told what was seen of a value that is forgotten. */
  readonly tell: (entry: Entry) => void
}

/** Bytes of a longer value that are kept; the rest is known by its hash. */
const kept = 256

/** A memory for so many values. */
export const newHeavy = (wanted: number, tell: (entry: Entry) => void): Heavy => {
  let slots = 16
  while (slots < wanted * 4) slots *= 2
  return { wanted, entries: [], slots: new Int32Array(slots), isExact: true, tell }
}

const isSame = (entry: Entry, hash: number, bytes: Uint8Array, from: number, end: number): boolean => {
  if (entry.hash !== hash || entry.size !== end - from) return false
  for (let index = 0; index < entry.bytes.length; index++)
    if (entry.bytes[index] !== bytes[from + index]) return false
  return true
}

const put = (heavy: Heavy, entry: Entry, number: number): void => {
  const mask = heavy.slots.length - 1
  let at = (entry.hash % 0x4000_0000) & mask
  while (heavy.slots[at] !== 0) at = (at + 1) & mask
  heavy.slots[at] = number
}

/** Forgets what is rare. */
const thin = (heavy: Heavy): void => {
  const weights = Float64Array.from(heavy.entries, ({ weight }) => weight).sort()
  const less = weights[heavy.entries.length - heavy.wanted - 1] ?? 0
  heavy.slots.fill(0)
  heavy.isExact = false
  heavy.entries = heavy.entries.filter((entry) => {
    entry.weight -= less
    if (entry.weight > 0) return true
    heavy.tell(entry)
    return false
  })
  heavy.entries.forEach((entry, index) => {
    put(heavy, entry, index + 1)
  })
}

/** The beginning of a long value as text, and its last character. */
const cutFacts = (bytes: Uint8Array, from: number, end: number): Facts => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString()
  return factsOf(text.slice(0, 96), text.at(-1) ?? '')
}

/** Adds the value of a cell, and gives what is known of it. */
export const addHeavy = (heavy: Heavy, hash: number, bytes: Uint8Array, from: number, end: number): Entry => {
  const mask = heavy.slots.length - 1
  let at = (hash % 0x4000_0000) & mask
  for (let number = heavy.slots[at] as number; number !== 0; number = heavy.slots[at] as number) {
    const entry = heavy.entries[number - 1] as Entry
    if (isSame(entry, hash, bytes, from, end)) {
      entry.untold++
      entry.seen++
      entry.weight++
      return entry
    }
    at = (at + 1) & mask
  }
  const size = end - from
  const facts =
    size > kept
      ? cutFacts(bytes, from, end)
      : factsOf(Buffer.from(bytes.buffer, bytes.byteOffset + from, size).toString())
  const entry = {
    ...{ hash, size, facts, untold: 1, seen: 1, weight: 1 },
    bytes: bytes.slice(from, Math.min(end, from + kept)),
  }
  heavy.entries.push(entry)
  heavy.slots[at] = heavy.entries.length
  if (heavy.entries.length >= heavy.wanted * 2) thin(heavy)
  return entry
}

/** Tells what has not been told yet. */
export const tellRest = (heavy: Heavy): void => {
  for (const entry of heavy.entries) {
    if (entry.untold > 0) heavy.tell(entry)
    entry.untold = 0
  }
}
