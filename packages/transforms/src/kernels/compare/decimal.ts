import { bitmapBytes } from '../../bits.js'
import { halves } from '../../fixed.js'
import type { Operand } from '../operand.js'

type Decimals = Operand<'decimal'>

/** The rows in which two decimals of one scale are equal. */
export const equalDecimals = (left: Decimals, right: Decimals, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setEqual(halves(left.cells.words), left.step * 4, halves(right.cells.words), right.step * 4, length, bits)
  return bits
}

/** The rows in which the left decimal is less. */
export const lessDecimals = (left: Decimals, right: Decimals, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  const a = halves(left.cells.words)
  const b = halves(right.cells.words)
  const [s, t] = [left.step * 4, right.step * 4]
  if (setLessNarrow(a, s, b, t, length, bits) !== 0) setLess(a, s, b, t, length, bits)
  return bits
}

const setEqual = (
  a: Int32Array,
  s: number,
  b: Int32Array,
  t: number,
  length: number,
  bits: Uint8Array,
): void => {
  for (let at = 0, row = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 0; row < end; row++, bit++) {
      const i = row * s
      const j = row * t
      const low = ((a[i] as number) ^ (b[j] as number)) | ((a[i + 1] as number) ^ (b[j + 1] as number))
      const high =
        ((a[i + 2] as number) ^ (b[j + 2] as number)) | ((a[i + 3] as number) ^ (b[j + 3] as number))
      const other = low | high
      byte |= (((other | -other) >>> 31) ^ 1) << bit
    }
    bits[at] = byte
  }
}

/** As `setLess`, without a branch, for numbers that fit in 64 bits; the result is not 0 where some do not. */
const setLessNarrow = (
  a: Int32Array,
  s: number,
  b: Int32Array,
  t: number,
  length: number,
  bits: Uint8Array,
): number => {
  let wide = 0
  for (let at = 0, row = 0, i = 0, j = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 0; row < end; row++, bit++, i += s, j += t) {
      const low = a[i] as number
      const other = b[j] as number
      const high = a[i + 1] as number
      const top = b[j + 1] as number
      const borrow = ((~low & other) | (~(low ^ other) & ((low - other) | 0))) >>> 31
      const less = (high - top - borrow) | 0
      byte |= (((high & ~top) | (~(high ^ top) & less)) >>> 31) << bit
      wide |= ((high >> 31) ^ (a[i + 2] as number)) | ((high >> 31) ^ (a[i + 3] as number))
      wide |= ((top >> 31) ^ (b[j + 2] as number)) | ((top >> 31) ^ (b[j + 3] as number))
    }
    bits[at] = byte
  }
  return wide
}

const setLess = (
  a: Int32Array,
  s: number,
  b: Int32Array,
  t: number,
  length: number,
  bits: Uint8Array,
): void => {
  for (let at = 0, row = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 0; row < end; row++, bit++) byte |= isLess(a, row * s, b, row * t) << bit
    bits[at] = byte
  }
}

/** Flips the sign, so that words that are not signed compare as ints do. */
const flip = 0x80000000

/** 1 where the left is less: the highest word is signed, those below it are not. */
const isLess = (a: Int32Array, i: number, b: Int32Array, j: number): 0 | 1 => {
  if (a[i + 3] !== b[j + 3]) return (a[i + 3] as number) < (b[j + 3] as number) ? 1 : 0
  if (a[i + 2] !== b[j + 2]) return ((a[i + 2] as number) ^ flip) < ((b[j + 2] as number) ^ flip) ? 1 : 0
  if (a[i + 1] !== b[j + 1]) return ((a[i + 1] as number) ^ flip) < ((b[j + 1] as number) ^ flip) ? 1 : 0
  return ((a[i] as number) ^ flip) < ((b[j] as number) ^ flip) ? 1 : 0
}
