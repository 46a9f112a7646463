import { areEqual } from '../bytes/equal.js'
import { hashBytes } from '../bytes/hash.js'
import { viewOf } from '../bytes/words.js'
import type { DictionaryColumn, TextColumn } from './column.js'
import { take } from './take/take.js'

/** Fewer rows are not worth it. */
const leastRows = 2_048
/** Longer cells cost too much to tell apart. */
const longest = 64
/** Rows that are looked at first, from all over the column, and the most texts among them that are few. */
const sample = 1_024
const fewInSample = 640
/** The most different texts that a column of few has. */
const few = 4_096
/** The most texts that are looked at for each row, on the average. */
const mostLooks = 4

/** Texts by their hashes, in the order in which they came. */
interface Seen {
  count: number
  /** Places by hash: the number of a text, from 1, or 0. */
  readonly places: Int32Array
  readonly hashes: Int32Array
  /** The row in which each text came first. */
  readonly rows: Int32Array
}

const nothingSeen = (most: number): Seen => ({
  count: 0,
  places: new Int32Array(most * 4),
  hashes: new Int32Array(most),
  rows: new Int32Array(most),
})

// A constant of this file: what is imported is looked up at each call.
const hashOf = hashBytes

/** Numbers the texts of every `step`th row. True where there are no more of them than there may be. */
const number = (
  { length, offsets }: TextColumn,
  bytes: DataView,
  step: number,
  seen: Seen,
  numbers: Int32Array,
): boolean => {
  const { places, hashes, rows } = seen
  const mask = places.length - 1
  let looks = length * mostLooks
  for (let row = 0; row < length; row += step) {
    const start = offsets[row] as number
    const size = (offsets[row + 1] as number) - start
    const hash = hashOf(bytes, start, size)
    let place = hash & mask
    let found = places[place] as number
    while (found !== 0) {
      const other = rows[found - 1] as number
      const from = offsets[other] as number
      if (
        hashes[found - 1] === hash &&
        (offsets[other + 1] as number) - from === size &&
        areEqual(bytes, start, bytes, from, size)
      )
        break
      if (--looks < 0) return false
      place = (place + 1) & mask
      found = places[place] as number
    }
    if (found === 0) {
      if (seen.count === rows.length) return false
      rows[seen.count] = row
      hashes[seen.count] = hash
      found = ++seen.count
      places[place] = found
    }
    numbers[row] = found - 1
  }
  return true
}

const isSampleFew = (column: TextColumn, bytes: DataView, numbers: Int32Array): boolean => {
  const step = Math.ceil(column.length / sample)
  const seen = nothingSeen(sample)
  return number(column, bytes, step, seen, numbers) && seen.count <= fewInSample
}

const dictionaryOf = (column: TextColumn): DictionaryColumn | null => {
  const { type, length, validity, offsets } = column
  const size = (offsets[length] as number) - (offsets[0] as number)
  if (length < leastRows || size > length * longest) return null
  const bytes = viewOf(column.bytes)
  const indices = new Int32Array(length)
  if (!isSampleFew(column, bytes, indices)) return null
  const seen = nothingSeen(few)
  if (!number(column, bytes, 1, seen, indices)) return null
  const values = take({ ...column, validity: null }, seen.rows.subarray(0, seen.count))
  return { layout: 'dictionary', type, length, validity, indices, values, isMade: true }
}

const known = new WeakMap<TextColumn, DictionaryColumn | null>()

/** The column by way of a dictionary of its own, where it is long and has few different texts; null elsewhere. */
export const fewTexts = (column: TextColumn): DictionaryColumn | null => {
  const before = known.get(column)
  if (before !== undefined) return before
  const made = dictionaryOf(column)
  known.set(column, made)
  return made
}
