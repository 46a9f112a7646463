import type { JoinHow } from '@lockstep/schema'
import { type ArrowColumn, isValid, type PlainColumn } from '../column/column.js'
import { concatenate } from '../column/concatenate.js'
import { toPlain } from '../column/take/take.js'
import { numbersOfRows } from './groups/numbers-of-rows.js'

/** Rows of both sides that a join puts beside each other; -1 stands for a row of nulls. */
export interface JoinedRows {
  readonly left: Int32Array
  readonly right: Int32Array
}

/** The side of a join: its keys, and the number of its rows. */
export interface JoinSide {
  readonly keys: readonly ArrowColumn[]
  readonly length: number
}

/** 1 for each row of which a key is null. */
const rowsWithNull = (keys: readonly PlainColumn[], length: number): Uint8Array => {
  const marks = new Uint8Array(length)
  for (const { validity } of keys)
    if (validity !== null) for (let row = 0; row < length; row++) if (!isValid(validity, row)) marks[row] = 1
  return marks
}

/** The rows of the right side in chains, one for each key: the first row of a key, and the next one behind each; -1 ends. */
const chainsOf = (numbers: Int32Array, marks: Uint8Array, from: number, count: number) => {
  const heads = new Int32Array(count).fill(-1)
  const next = new Int32Array(numbers.length - from)
  for (let row = next.length - 1; row >= 0; row--) {
    if (marks[from + row] === 1) continue
    const key = numbers[from + row] as number
    next[row] = heads[key] as number
    heads[key] = row
  }
  return { heads, next }
}

/** The rows of the right side that have no partner. */
const rowsAlone = (
  numbers: Int32Array,
  marks: Uint8Array,
  from: number,
  count: number,
): readonly number[] => {
  const isOnLeft = new Uint8Array(count)
  for (let row = 0; row < from; row++) if (marks[row] === 0) isOnLeft[numbers[row] as number] = 1
  const alone: number[] = []
  for (let row = from; row < numbers.length; row++)
    if (marks[row] === 1 || isOnLeft[numbers[row] as number] === 0) alone.push(row - from)
  return alone
}

/**
 * The rows that a join gives, in the order of the left side, partners in the order of the right one. Rows of which a key is null
 * have no partner. Keys are equal as Spark's `=` has them: NaN equals NaN, and 0.0 equals -0.0.
 */
export const joinRows = (
  how: JoinHow,
  left: JoinSide,
  right: JoinSide,
  nullsAreEqual = false,
): JoinedRows => {
  const keys = left.keys.map((key, index) => concatenate([toPlain(key), toPlain(right.keys[index] ?? key)]))
  const length = left.length + right.length
  const { numbers, firsts } = numbersOfRows(keys, length)
  const marks = nullsAreEqual ? new Uint8Array(length) : rowsWithNull(keys, length)
  const { heads, next } = chainsOf(numbers, marks, left.length, firsts.length)
  const headOf = (row: number): number => (marks[row] === 1 ? -1 : (heads[numbers[row] as number] as number))
  if (how === 'semi' || how === 'anti') {
    const kept: number[] = []
    for (let row = 0; row < left.length; row++) if (headOf(row) >= 0 === (how === 'semi')) kept.push(row)
    return { left: Int32Array.from(kept), right: new Int32Array(0) }
  }
  const keepsLeft = how === 'left' || how === 'full'
  const alone = how === 'right' || how === 'full' ? rowsAlone(numbers, marks, left.length, firsts.length) : []
  let count = alone.length
  for (let row = 0; row < left.length; row++) {
    const head = headOf(row)
    if (head < 0 && keepsLeft) count++
    for (let partner = head; partner >= 0; partner = next[partner] as number) count++
  }
  const ours = new Int32Array(count)
  const theirs = new Int32Array(count)
  let at = 0
  const put = (row: number, partner: number): void => {
    ours[at] = row
    theirs[at++] = partner
  }
  for (let row = 0; row < left.length; row++) {
    const head = headOf(row)
    if (head < 0 && keepsLeft) put(row, -1)
    for (let partner = head; partner >= 0; partner = next[partner] as number) put(row, partner)
  }
  for (const row of alone) put(-1, row)
  return { left: ours, right: theirs }
}
