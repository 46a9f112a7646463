import { isValid, type Validity } from '../../column/column.js'
import type { NullKeys, RowNumbers } from './keys.js'
import { leastSlots, mostOf, slotsFor } from './slots.js'

/** Cells of one or two words of 32 bits, and which of them are there. Equal cells have equal words. */
export interface Words {
  readonly words: Int32Array
  readonly width: 1 | 2
  readonly length: number
  readonly validity: Validity
}

/** The keys of words. */
export interface WordKeys extends RowNumbers {
  readonly find: (others: Words) => Int32Array
}

/** Rows whose slots are read before any is used: memory then fetches them side by side. */
const ahead = 128

/** A slot is the low word, the high word, and the number and 1; a free one is all 0. */
const slotWords = 3

/** Where a key is looked for first, before it is cut to the size of the table. */
const spread = (low: number, high: number): number => {
  let x = Math.imul(low ^ (low >>> 16) ^ Math.imul(high, 0x9e3779b1), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b | 0)
  return x ^ (x >>> 16)
}

/** The same keys in more slots. */
const moved = (table: Int32Array, slots: number): Int32Array => {
  const to = new Int32Array(slots * slotWords)
  const mask = slots - 1
  for (let from = 0; from < table.length; from += slotWords) {
    if (table[from + 2] === 0) continue
    const low = table[from] as number
    const high = table[from + 1] as number
    let at = (spread(low, high) & mask) * slotWords
    while (to[at + 2] !== 0) at = at + slotWords === to.length ? 0 : at + slotWords
    to[at] = low
    to[at + 1] = high
    to[at + 2] = table[from + 2] as number
  }
  return to
}

/** Reads ahead the slots of some rows, and notes where they are. */
const readAhead = (
  { words, width }: Words,
  from: number,
  to: number,
  table: Int32Array,
  mask: number,
  places: Int32Array,
): number => {
  let seen = 0
  for (let row = from; row < to; row++) {
    const low = words[row * width] as number
    const high = width === 2 ? (words[row * width + 1] as number) : 0
    const at = (spread(low, high) & mask) * slotWords
    places[row - from] = at
    seen ^= table[at] as number
  }
  return seen
}

/** What was read ahead: written down, so that it is read. */
const seen = new Int32Array(1)

/** Numbers words by open addressing. */
export const keysOfWords = (given: Words, nulls: NullKeys): WordKeys => {
  const { words, width, length, validity } = given
  let table: Int32Array = new Int32Array(leastSlots * slotWords)
  const numbers = new Int32Array(length)
  const firsts = new Int32Array(length)
  const places = new Int32Array(ahead)
  let count = 0
  let ofNull = -1
  for (let from = 0; from < length; from += ahead) {
    const to = Math.min(length, from + ahead)
    if (count + ahead > mostOf(table.length / slotWords))
      table = moved(table, slotsFor(table.length / slotWords, count, length, ahead))
    const end = table.length
    seen[0] = readAhead(given, from, to, table, end / slotWords - 1, places)
    for (let row = from; row < to; row++) {
      if (validity !== null && !isValid(validity, row)) {
        if (ofNull < 0 && nulls === 'a value') {
          firsts[count] = row
          ofNull = count++
        }
        numbers[row] = ofNull
        continue
      }
      const low = words[row * width] as number
      const high = width === 2 ? (words[row * width + 1] as number) : 0
      for (let at = places[row - from] as number; ; at = at + slotWords === end ? 0 : at + slotWords) {
        const number = table[at + 2] as number
        if (number === 0) {
          table[at] = low
          table[at + 1] = high
          firsts[count] = row
          numbers[row] = count
          table[at + 2] = ++count
          break
        }
        if (table[at] === low && table[at + 1] === high) {
          numbers[row] = number - 1
          break
        }
      }
    }
  }
  const find = (others: Words): Int32Array => {
    const found = new Int32Array(others.length)
    const end = table.length
    for (let from = 0; from < others.length; from += ahead) {
      const to = Math.min(others.length, from + ahead)
      seen[0] = readAhead(others, from, to, table, end / slotWords - 1, places)
      for (let row = from; row < to; row++) {
        if (others.validity !== null && !isValid(others.validity, row)) {
          found[row] = ofNull
          continue
        }
        const low = others.words[row * others.width] as number
        const high = others.width === 2 ? (others.words[row * others.width + 1] as number) : 0
        let at = places[row - from] as number
        while (table[at + 2] !== 0 && (table[at] !== low || table[at + 1] !== high))
          at = at + slotWords === end ? 0 : at + slotWords
        found[row] = (table[at + 2] as number) - 1
      }
    }
    return found
  }
  return { numbers, firsts: firsts.subarray(0, count), find }
}
