import { types } from '@lockstep/schema'
import type { PlainColumn, TextColumn } from '../column.js'
import { nullsOf } from '../kernels/cells.js'
import { readInt } from '../parse/int.js'
import { highBits, viewOf } from '../text/words.js'
import { isDigit, type Step, stepOf, stepsOf } from './suffixed.js'
import type { Chain } from './suffixes.js'

const largest = 2 ** 31 - 1

/** Reads an int with a suffix or none; NaN for all else. */
const readSuffixed = (
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  steps: readonly Step[],
): number => {
  const step = stepOf(bytes, start, end, steps)
  if (step === undefined) return readInt(bytes, view, start, end)
  const value = readInt(bytes, view, start, end - step.suffix.length) * step.factor
  return value >= -largest - 1 && value <= largest ? value : Number.NaN
}

const zeros = 0x30303030
/** Sets the highest bit of each byte from 10 on. */
const tenOn = 0x76767676

/**
 * By the last byte of a cell: the bytes of its suffix, what its number is multiplied by, and up to where the product is
 * an int. Zeros for what is neither a digit nor a suffix.
 */
interface Ends {
  readonly sizes: Uint8Array
  readonly factors: Int32Array
  readonly limits: Int32Array
}

const endsOf = (steps: readonly Step[]): Ends => {
  const sizes = new Uint8Array(256)
  const factors = new Int32Array(256).fill(1, 0x30, 0x3a)
  const limits = new Int32Array(256).fill(largest, 0x30, 0x3a)
  for (const { suffix, factor } of steps.toReversed()) {
    if (suffix.length !== 1) continue
    const byte = suffix[0] as number
    sizes[byte] = 1
    factors[byte] = factor <= largest ? factor : 0
    limits[byte] = Math.floor(largest / factor)
  }
  return { sizes, factors, limits }
}

/** The bytes of a word that are the last `n` of it, and zeros as digits for those before. */
const lastOnes = Int32Array.of(0, 0xff000000, 0xffff0000, 0xffffff00, -1)
const zerosBefore = Int32Array.of(0x30303030, 0x303030, 0x3030, 0x30, 0)

/**
 * Reads cells of at most four bytes at once: the word that ends with the cell, without its suffix, and with zeros for
 * what is before it. `others` takes the rows of all other cells, and gets their number.
 */
const readShort = (
  { length, offsets, bytes }: TextColumn,
  { sizes, factors, limits }: Ends,
  values: Int32Array,
  others: Int32Array,
): number => {
  const view = viewOf(bytes)
  let count = 0
  let start = offsets[0] as number
  for (let row = 0; row < length; row++) {
    const end = offsets[row + 1] as number
    const size = end - start
    start = end
    others[count] = row
    if (size > 4 || size < 1 || end < 4) {
      count++
      continue
    }
    const word = view.getInt32(end - 4, true)
    const behind = sizes[word >>> 24] as number
    const before = size - behind
    const digits =
      (((word << (behind << 3)) & (lastOnes[before] as number)) | (zerosBefore[before] as number)) ^ zeros
    const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff
    const number = (Math.imul(pairs, 100) + (pairs >>> 16)) & 0xffff
    values[row] = Math.imul(number, factors[word >>> 24] as number)
    const isOther =
      ((digits | ((digits & ~highBits) + tenOn)) & highBits) !== 0 ||
      before === 0 ||
      number > (limits[word >>> 24] as number)
    count += isOther ? 1 : 0
  }
  return count
}

/** Reads the cells of some rows, and gives those of them that are no ints. */
const readRows = (
  { offsets, bytes }: TextColumn,
  steps: readonly Step[],
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
export const suffixedInts = (column: TextColumn, chain: Chain): PlainColumn => {
  const { length } = column
  const steps = stepsOf(chain)
  const values = new Int32Array(length)
  const rows = new Int32Array(length + 1)
  const count = readRows(column, steps, values, rows, readShort(column, endsOf(steps), values, rows))
  const nulls = nullsOf(column.validity, length)
  for (let index = 0; index < count; index++) nulls.add(rows[index] as number)
  return { layout: 'int', type: types.int, length, validity: nulls.validity(), values }
}
