import type { JoinHow } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import type { RowNumbers } from './keys/keys.js'
import { keysOfRows } from './keys/rows.js'

/** Rows of both sides that a join puts beside each other; -1 stands for a row of nulls. */
export interface JoinedRows {
  /** Null stands for all rows in their order. */
  readonly left: Int32Array | null
  readonly right: Int32Array
}

/** The side of a join: its keys, and the number of its rows. */
export interface JoinSide {
  readonly keys: readonly ArrowColumn[]
  readonly length: number
}

/** Behind each row the next one of its number; -1 ends. Null where no two rows have a number. */
const nextOf = ({ numbers, firsts }: RowNumbers): Int32Array | null => {
  if (firsts.length === numbers.length) return null
  let row = 0
  while (row < numbers.length && ((numbers[row] as number) < 0 || firsts[numbers[row] as number] === row))
    row++
  if (row === numbers.length) return null
  const last = firsts.slice()
  const next = new Int32Array(numbers.length).fill(-1)
  for (; row < numbers.length; row++) {
    const number = numbers[row] as number
    if (number < 0 || last[number] === row) continue
    next[last[number] as number] = row
    last[number] = row
  }
  return next
}

/** The rows that have a partner, or those that have none. */
const kept = (found: Int32Array, has: boolean): Int32Array => {
  const rows = new Int32Array(found.length)
  let count = 0
  for (let row = 0; row < found.length; row++) if ((found[row] as number) >= 0 === has) rows[count++] = row
  return rows.slice(0, count)
}

/** Each row beside its one partner, if there is one. */
const pairs = (found: Int32Array, { numbers, firsts }: RowNumbers, keepsLeft: boolean): JoinedRows => {
  // Where each row has a number of its own, that is its place.
  const isPlace = firsts.length === numbers.length
  if (isPlace && (keepsLeft || !found.includes(-1))) return { left: null, right: found }
  const left = new Int32Array(found.length)
  const right = new Int32Array(found.length)
  let count = 0
  for (let row = 0; row < found.length; row++) {
    const number = found[row] as number
    if (number < 0 && !keepsLeft) continue
    left[count] = row
    right[count++] = number < 0 ? -1 : (firsts[number] as number)
  }
  return { left: left.subarray(0, count), right: right.subarray(0, count) }
}

/** Each row beside each of its partners. */
const chains = (
  found: Int32Array,
  { numbers, firsts }: RowNumbers,
  next: Int32Array,
  keepsLeft: boolean,
): JoinedRows => {
  const sizes = new Int32Array(firsts.length)
  for (const number of numbers) if (number >= 0) sizes[number] = (sizes[number] as number) + 1
  const alone = keepsLeft ? 1 : 0
  let count = 0
  for (const number of found) count += number < 0 ? alone : (sizes[number] as number)
  const left = new Int32Array(count)
  const right = new Int32Array(count)
  let at = 0
  for (let row = 0; row < found.length; row++) {
    const number = found[row] as number
    if (number < 0 && !keepsLeft) continue
    let partner = number < 0 ? -1 : (firsts[number] as number)
    do {
      left[at] = row
      right[at++] = partner
      partner = partner < 0 ? -1 : (next[partner] as number)
    } while (partner >= 0)
  }
  return { left, right }
}

/** A join whose right side is prepared. */
export interface PreparedJoin {
  /** The rows that the join gives for some rows of the left side: in their order, partners in the order of the right side. */
  readonly pairs: (left: JoinSide) => JoinedRows
  /** The rows of the right side that no row of the left has met so far. */
  readonly alone: () => Int32Array
}

/** Which numbers have been met. */
const newMarks = (keys: RowNumbers) => {
  const met = new Uint8Array(keys.firsts.length)
  return {
    meet: (found: Int32Array): void => {
      for (const number of found) if (number >= 0) met[number] = 1
    },
    alone: (): Int32Array => {
      const rows = Int32Array.from(keys.numbers, (_, row) => row)
      return rows.filter((row) => {
        const number = keys.numbers[row] as number
        return number < 0 || met[number] === 0
      })
    },
  }
}

/**
 * Prepares the right side of a join. Rows of which a key is null have no partner, unless null is equal to null. Keys are equal as
 * Spark's `=` has them: NaN equals NaN, and 0.0 equals -0.0.
 */
export const joinTo = (how: JoinHow, right: JoinSide, nullsAreEqual = false): PreparedJoin => {
  const keys = keysOfRows(right.keys, right.length, nullsAreEqual ? 'a value' : 'nothing')
  const isHalf = how === 'semi' || how === 'anti'
  const keepsLeft = how === 'left' || how === 'full'
  const keepsRight = how === 'right' || how === 'full'
  const next = isHalf ? null : nextOf(keys)
  const { meet, alone } = newMarks(keys)
  return {
    pairs: (left) => {
      const found = keys.find(left.keys, left.length)
      if (isHalf) return { left: kept(found, how === 'semi'), right: new Int32Array(0) }
      if (keepsRight) meet(found)
      return next === null ? pairs(found, keys, keepsLeft) : chains(found, keys, next, keepsLeft)
    },
    alone: () => (keepsRight ? alone() : new Int32Array(0)),
  }
}
