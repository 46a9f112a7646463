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
/** Sets the highest bit of each byte from 10 on. */
const tenOn = 0x76767676

/** Rows that are read together. */
const portion = 2_048
/** The most bytes that they may have, so as to be read at once. */
const room = portion * 8

// What short cells are read from lies in constant arrays: their place and size are known when the loop is compiled, which
// then asks for neither in each row.

/** Where the cells of a portion begin, and its last one ends; its bytes, behind four others. */
const places = new Int32Array(portion + 1)
const cells = new Uint8Array(room + 4)
const view = viewOf(cells)

/** What is read, and the rows of the portion that are not. */
const ints = new Int32Array(portion)
const skipped = new Int32Array(portion + 1)

/**
 * By the last byte of a cell: the bytes of its suffix, what its number is multiplied by, and up to where the product is
 * an int. Zeros for what is neither a digit nor a suffix.
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
 * Reads the first cells of a portion, so many, of at most four bytes each: the word that ends with the cell, without its
 * suffix, and with zeros for what is before it. Gives the number of all other cells, which are found without a branch:
 * one of `other`'s parts is negative.
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

/** Reads short cells, portion by portion. `others` takes the rows of all other cells, whose number it gives. */
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

/** Reads the cells of some rows, and gives those of them that are no ints. */
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
