import { bitmapBytes } from '../../bits.js'
import type { Operand } from '../operand.js'

type Doubles = Operand<'double'>

/** The rows in which two doubles are equal: NaN equals NaN, and -0.0 equals 0.0. */
export const equalDoubles = (left: Doubles, right: Doubles, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setEqual(left.cells.values, left.step, right.cells.values, right.step, length, bits)
  return bits
}

/** The rows in which the left double is less: NaN lies above all numbers. */
export const lessDoubles = (left: Doubles, right: Doubles, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setLess(left.cells.values, left.step, right.cells.values, right.step, length, bits)
  return bits
}

const setEqual = (
  a: Float64Array,
  s: number,
  b: Float64Array,
  t: number,
  length: number,
  bits: Uint8Array,
): void => {
  for (let at = 0, row = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 1; row < end; row++, bit <<= 1) {
      const x = a[row * s] as number
      const y = b[row * t] as number
      if (x === y || (Number.isNaN(x) && Number.isNaN(y))) byte |= bit
    }
    bits[at] = byte
  }
}

const setLess = (
  a: Float64Array,
  s: number,
  b: Float64Array,
  t: number,
  length: number,
  bits: Uint8Array,
): void => {
  for (let at = 0, row = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 1; row < end; row++, bit <<= 1) {
      const x = a[row * s] as number
      const y = b[row * t] as number
      if (x < y || (Number.isNaN(y) && !Number.isNaN(x))) byte |= bit
    }
    bits[at] = byte
  }
}
