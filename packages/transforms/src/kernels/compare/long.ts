import { bitmapBytes } from '../../bits.js'
import { halves } from '../../fixed.js'
import type { Operand } from '../operand.js'

/** The rows in which two longs are equal. */
export const equalLongs = (left: Operand<'long'>, right: Operand<'long'>, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setEqual(halves(left.cells.values), left.step * 2, halves(right.cells.values), right.step * 2, length, bits)
  return bits
}

/** The rows in which the left long is less. */
export const lessLongs = (left: Operand<'long'>, right: Operand<'long'>, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setLess(halves(left.cells.values), left.step * 2, halves(right.cells.values), right.step * 2, length, bits)
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
      const other = ((a[i] as number) ^ (b[j] as number)) | ((a[i + 1] as number) ^ (b[j + 1] as number))
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
    for (let bit = 1; row < end; row++, bit <<= 1) {
      const high = a[row * s + 1] as number
      const other = b[row * t + 1] as number
      if (high < other || (high === other && (a[row * s] as number) >>> 0 < (b[row * t] as number) >>> 0))
        byte |= bit
    }
    bits[at] = byte
  }
}
