import { type Facts, factsOf } from '../forms/facts.js'
import { slotAmong } from './hashes.js'

/** A value that is remembered at the end. */
export interface Entry {
  readonly facts: Facts
  /** How often it was seen since it is remembered: in all, where nothing was forgotten. */
  readonly seen: number
}

/**
 * The values of a text column that come most often, in bounded memory: whenever twice as many as wanted are remembered, the
 * weight of the last one that is wanted is taken from all, and what has none left is forgotten (Misra and Gries). A value that
 * comes in more than one of `wanted` cells is remembered at the end. Values are told apart by 52 bits of hash and their size;
 * they lie in arrays beside each other, since most of the time is spent in looking them up.
 */
export interface Heavy {
  readonly wanted: number
  size: number
  readonly slots: Int32Array
  readonly hashes: Float64Array
  readonly lengths: Int32Array
  /** How often each was seen since it is remembered. */
  readonly seen: Float64Array
  /** The counts of Misra and Gries: what is left once rarer values have been counted against them. */
  readonly weights: Float64Array
  readonly facts: Facts[]
  /** Whether nothing has been forgotten, so that all values are here with their exact counts. */
  isExact: boolean
  /** At the end: all that are remembered. */
  entries: readonly Entry[]
  /** Is told what was seen of a value that is forgotten, and of all others at the end. */
  readonly tell: (facts: Facts, count: number) => void
}

/** Bytes beyond which only the beginning of a value is looked at. */
const looked = 256

/** A memory for so many values. */
export const newHeavy = (wanted: number, tell: Heavy['tell']): Heavy => {
  let slots = 16
  while (slots < wanted * 4) slots *= 2
  const room = wanted * 2
  return {
    wanted,
    size: 0,
    slots: new Int32Array(slots),
    facts: [],
    isExact: true,
    entries: [],
    tell,
    hashes: new Float64Array(room),
    lengths: new Int32Array(room),
    seen: new Float64Array(room),
    weights: new Float64Array(room),
  }
}

const put = ({ slots, hashes }: Heavy, index: number): void => {
  const mask = slots.length - 1
  let at = slotAmong(hashes[index] as number, mask)
  while (slots[at] !== 0) at = (at + 1) & mask
  slots[at] = index + 1
}

const move = ({ hashes, lengths, seen, weights, facts }: Heavy, from: number, to: number): void => {
  for (const of of [hashes, lengths, seen, weights]) of[to] = of[from] as number
  facts[to] = facts[from] as Facts
}

/** Forgets what is rare. */
const thin = (heavy: Heavy): void => {
  const { weights, seen, facts, wanted } = heavy
  const less = weights.slice(0, heavy.size).sort()[heavy.size - wanted - 1] ?? 0
  heavy.slots.fill(0)
  heavy.isExact = false
  let kept = 0
  for (let index = 0; index < heavy.size; index++) {
    weights[index] = (weights[index] as number) - less
    if ((weights[index] as number) <= 0) heavy.tell(facts[index] as Facts, seen[index] as number)
    else move(heavy, index, kept++)
  }
  heavy.size = kept
  facts.length = kept
  for (let index = 0; index < kept; index++) put(heavy, index)
}

const textOf = (bytes: Uint8Array, from: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString()

const readFacts = (bytes: Uint8Array, from: number, end: number): Facts => {
  const text = textOf(bytes, from, end)
  return end - from > looked ? factsOf(text.slice(0, 96), text.at(-1) ?? '') : factsOf(text)
}

/** Adds the value of a cell; gives what is known of it where it was not remembered, and undefined where it was. */
export const addHeavy = (
  heavy: Heavy,
  hash: number,
  bytes: Uint8Array,
  from: number,
  end: number,
): Facts | undefined => {
  const { slots, hashes, lengths, seen, weights } = heavy
  const mask = slots.length - 1
  let at = slotAmong(hash, mask)
  for (let number = slots[at] as number; number !== 0; number = slots[at] as number) {
    const index = number - 1
    if (hashes[index] === hash && lengths[index] === end - from) {
      seen[index] = (seen[index] as number) + 1
      weights[index] = (weights[index] as number) + 1
      return undefined
    }
    at = (at + 1) & mask
  }
  const index = heavy.size++
  hashes[index] = hash
  lengths[index] = end - from
  seen[index] = 1
  weights[index] = 1
  const facts = readFacts(bytes, from, end)
  heavy.facts[index] = facts
  slots[at] = heavy.size
  if (heavy.size >= heavy.wanted * 2) thin(heavy)
  return facts
}

/** Ends it: tells of all that are remembered. */
export const endHeavy = (heavy: Heavy): void => {
  heavy.entries = heavy.facts.map((facts, index) => ({ facts, seen: heavy.seen[index] as number }))
  for (const { facts, seen } of heavy.entries) heavy.tell(facts, seen)
}
