import { bitmapBytes } from '../../bits.js'
import type { Operand } from '../operand.js'

/** The rows in which two ints are equal. */
export const equalInts = (left: Operand<'int'>, right: Operand<'int'>, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setEqual(left.cells.values, left.step, right.cells.values, right.step, length, bits)
  return bits
}

/** The rows in which the left int is less. */
export const lessInts = (left: Operand<'int'>, right: Operand<'int'>, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setLess(left.cells.values, left.step, right.cells.values, right.step, length, bits)
  return bits
}

// Eight rows make a byte, without a branch that could be guessed wrong.

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
      const other = (a[row * s] as number) ^ (b[row * t] as number)
      byte |= (((other | -other) >>> 31) ^ 1) << bit
    }
    bits[at] = byte
  }
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
    for (let bit = 0; row < end; row++, bit++) {
      const x = a[row * s] as number
      const y = b[row * t] as number
      byte |= (((x & ~y) | (~(x ^ y) & ((x - y) | 0))) >>> 31) << bit
    }
    bits[at] = byte
  }
}
