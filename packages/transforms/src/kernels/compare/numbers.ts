import { blockOf, blockRows, load } from '../../bytes/blocks.js'
import type { FixedColumn } from '../../column/fixed-width.js'
import { type FixedOperand, wordsOfCells } from '../shared/operand.js'
import { bySigns, rowSigns } from './sign-bits.js'

/** Sets the signs of the first `count` rows of a block, whose cells have `width` words. */
type Compute = (count: number, width: number) => void

const rows = blockRows
const { left, right } = blockOf(4)
const longLeft = new BigInt64Array(left.buffer)
const longRight = new BigInt64Array(right.buffer)
const signs = rowSigns
const longSigns = new BigInt64Array(signs.buffer)

// Without a branch: x < y where x alone is negative, or where both have the same sign and x - y is negative. In four bits, for
// -3 (1101) and 5 (0101), `x & ~y` is 1000: negative. For 3 (0011) and 5 it is 0010; `~(x ^ y)` is 1001 and x - y 1110, which
// together are 1000: negative. 128-bit numbers subtract the low halves first, and borrow 1 from the high ones (-1n is added).

const lessInts: Compute = (count) => {
  const end = Math.min(count, rows)
  for (let row = 0; row < end; row++) {
    const x = left[row] as number
    const y = right[row] as number
    signs[row * 2 + 1] = (x & ~y) | (~(x ^ y) & (x - y))
  }
}

const lessLongs: Compute = (count) => {
  const end = Math.min(count, rows)
  for (let row = 0; row < end; row++) {
    const x = longLeft[row] as bigint
    const y = longRight[row] as bigint
    const difference = BigInt.asIntN(64, x - y)
    longSigns[row] = (x ^ (x & y)) | (difference ^ (difference & (x ^ y)))
  }
}

const lessWide: Compute = (count) => {
  const end = Math.min(count, rows)
  for (let row = 0; row < end; row++) {
    const at = row * 2
    const low = longLeft[at] as bigint
    const other = longRight[at] as bigint
    const lower = BigInt.asIntN(64, low - other)
    const borrow = BigInt.asIntN(
      64,
      BigInt.asIntN(64, (other ^ (low & other)) | (lower ^ (lower & (low ^ other)))) >> 63n,
    )
    const x = longLeft[at + 1] as bigint
    const y = longRight[at + 1] as bigint
    const difference = BigInt.asIntN(64, BigInt.asIntN(64, x - y) + borrow)
    longSigns[row] = (x ^ (x & y)) | (difference ^ (difference & (x ^ y)))
  }
}

const equalWords: Compute = (count, width) => {
  const end = Math.min(count, rows)
  for (let row = 0, at = 0; row < end; row++) {
    let other = 0
    for (let word = 0; word < width; word++, at++) other |= (left[at] as number) ^ (right[at] as number)
    signs[row * 2 + 1] = ~(other | -other)
  }
}

const quietNaN = 0x7ff80000

/**
 * Makes of each double the long that has its place in the order; -0.0 becomes 0.0, and each NaN the same one, above all
 * numbers. A positive double's bits have its order already. Those of a negative one but for the sign are turned round: -1.0
 * is 0xBFF00000 in its high word, and becomes 0xC00FFFFF; -2.0 is 0xC0000000, and becomes 0xBFFFFFFF, which is less.
 */
const order = (words: Int32Array<ArrayBuffer>, count: number): void => {
  const values = new Float64Array(words.buffer)
  for (let row = 0, at = 0; row < count; row++, at += 2) {
    const value = values[row] as number
    values[row] = value + 0
    const isNone = Number.isNaN(value)
    const high = isNone ? quietNaN : (words[at + 1] as number)
    const negative = high >> 31
    words[at] = isNone ? 0 : (words[at] as number) ^ negative
    words[at + 1] = high ^ (negative >>> 1)
  }
}

const compare = (a: FixedOperand, b: FixedOperand, length: number, compute: Compute): Uint8Array => {
  const [x, y] = [wordsOfCells(a), wordsOfCells(b)]
  const { width } = x
  return bySigns(length, (from, count) => {
    load(x, from, count, left, width)
    load(y, from, count, right, width)
    if (a.cells.layout === 'double') {
      order(left, count)
      order(right, count)
    }
    compute(count, width)
  })
}

/** The rows in which two numbers are equal. */
export const equalFixed = (left: FixedOperand, right: FixedOperand, length: number): Uint8Array =>
  compare(left, right, length, equalWords)

const lessOf: Readonly<Record<FixedColumn['layout'], Compute>> = {
  int: lessInts,
  long: lessLongs,
  double: lessLongs,
  decimal: lessWide,
}

/** The rows in which the left number is less. Decimals are of one scale. */
export const lessFixed = (left: FixedOperand, right: FixedOperand, length: number): Uint8Array =>
  compare(left, right, length, lessOf[left.cells.layout])
