import { type Suffixes, types } from '@lockstep/schema'
import { isDigit } from '../../../bytes/ascii.js'
import { unwritten } from '../../../bytes/unwritten.js'
import { highBits, viewOf } from '../../../bytes/words.js'
import type { PlainColumn, TextColumn } from '../../../column/column.js'
import { readInt } from '../../../parse/int.js'
import { cellNullsOf } from '../../shared/nulls.js'
import { type SuffixStep, stepOf, suffixStepsOf } from './suffixed.js'

const largest = 2 ** 31 - 1

/** Reads an int with a suffix or none; NaN for all else. */
const readSuffixed = (
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  steps: readonly SuffixStep[],
): number => {
  const step = stepOf(bytes, start, end, steps)
  if (step === undefined) return readInt(bytes, view, start, end)
  const value = readInt(bytes, view, start, end - step.suffix.length) * step.factor
  return value >= -largest - 1 && value <= largest ? value : Number.NaN
}

const zeros = 0x30303030
/** Added to a byte of 0 to 127, it sets the highest bit from 10 on. */
const tenOn = 0x76767676

/** The number of rows that are read together. */
const portion = 2_048
/** The most bytes of a portion whose cells are read here. */
const room = portion * 8

// Short cells are read from constant arrays: V8 knows their addresses and lengths when it compiles the loop, and asks for
// neither in each row.

/** The offsets of a portion's cells, and its bytes, behind four others. */
const places = new Int32Array(portion + 1)
const cells = new Uint8Array(room + 4)
const view = viewOf(cells)

/** The ints that were read, and the selection vector of the rows that were not. */
const ints = new Int32Array(portion)
const skipped = new Int32Array(portion + 1)

/**
 * By the last byte of a cell: the number of bytes of its suffix (0 for a digit, 1 for a suffix), the factor of its number,
 * and the largest number of which the product is an int. Factor and limit are 0 where the byte is neither.
 */
const sizes = new Uint8Array(256)
const factors = new Int32Array(256)
const limits = new Int32Array(256)

const setEnds = (steps: readonly SuffixStep[]): void => {
  sizes.fill(0)
  factors.fill(0).fill(1, 0x30, 0x3a)
  limits.fill(0).fill(largest, 0x30, 0x3a)
  for (const { suffix, factor } of steps.toReversed()) {
    if (suffix.length !== 1) continue
    const byte = suffix[0] as number
    sizes[byte] = 1
    factors[byte] = factor <= largest ? factor : 0
    limits[byte] = Math.floor(largest / factor)
  }
}

/**
 * Reads the first `length` cells of a portion that have at most four bytes. Gives the number of the other cells, whose rows
 * are collected without a branch: each row is written to `skipped`, and the count grows by one where a part of `other` is
 * negative.
 *
 * `96k` behind a byte `x` is the bytes xx 39 36 6B, the word 0x6B3639xx. Shifted by the suffix it is 0x3639xx00; XOR with
 * 0x30303030 and clearing the two unused bytes leave 0x06090000, the digits 0 0 9 6. They make the pairs 0 and 96, then 96,
 * and 96 * 1000 is the int.
 */
const readShort = (length: number): number => {
  const origin = places[0] as number
  let count = 0
  let start = origin
  for (let row = 0; row < length; row++) {
    const end = places[row + 1] as number
    const size = end - start
    start = end
    skipped[count] = row
    const word = view.getInt32(end - origin, true)
    const last = word >>> 24
    const behind = sizes[last] as number
    const before = size - behind
    const unused = (4 - before) << 3
    const digits = (((word << (behind << 3)) ^ zeros) >>> unused) << unused
    const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff
    const number = (Math.imul(pairs, 100) + (pairs >>> 16)) & 0xffff
    ints[row] = Math.imul(number, factors[last] as number)
    const noDigits = (digits | ((digits & ~highBits) + tenOn)) & highBits
    const other = -noDigits | noDigits | (before - 1) | (4 - size) | ((limits[last] as number) - number)
    count -= other >> 31
  }
  return count
}

/** Reads short cells, portion by portion. `others` takes the rows of all other cells; gives their number. */
const readAllShort = (
  { length, offsets, bytes }: TextColumn,
  values: Int32Array,
  others: Int32Array,
): number => {
  let count = 0
  for (let first = 0; first < length; first += portion) {
    const rows = Math.min(portion, length - first)
    const start = offsets[first] as number
    const end = offsets[first + rows] as number
    if (end - start > room) {
      for (let row = first; row < first + rows; row++) others[count++] = row
      continue
    }
    cells.set(bytes.subarray(start, end), 4)
    places.set(offsets.subarray(first, first + rows + 1))
    const left = readShort(rows)
    values.set(ints.subarray(0, rows), first)
    for (let index = 0; index < left; index++) others[count++] = first + (skipped[index] as number)
  }
  return count
}

/** Reads the cells of `count` rows. Keeps in `rows` those that are no ints, and gives their number. */
const readRows = (
  { offsets, bytes }: TextColumn,
  steps: readonly SuffixStep[],
  values: Int32Array,
  rows: Int32Array,
  count: number,
): number => {
  const view = viewOf(bytes)
  let kept = 0
  for (let index = 0; index < count; index++) {
    const row = rows[index] as number
    const start = offsets[row] as number
    const end = offsets[row + 1] as number
    const hasNone = end > start && isDigit(bytes[end - 1] as number)
    const number = hasNone ? readInt(bytes, view, start, end) : readSuffixed(bytes, view, start, end, steps)
    const isInt = number <= largest
    values[row] = isInt ? number : 0
    rows[kept] = row
    kept += isInt ? 0 : 1
  }
  return kept
}

/** Text as ints, with suffixes. */
export const suffixedInts = (column: TextColumn, suffixes: Suffixes): PlainColumn => {
  const { length } = column
  const steps = suffixStepsOf(suffixes, 'zeros')
  const values = new Int32Array(unwritten(length * 4))
  const rows = new Int32Array(unwritten((length + 1) * 4))
  setEnds(steps)
  const count = readRows(column, steps, values, rows, readAllShort(column, values, rows))
  const nulls = cellNullsOf(column.validity, length)
  for (let index = 0; index < count; index++) nulls.add(rows[index] as number)
  return { layout: 'int', type: types.int, length, validity: nulls.validity(), values }
}
