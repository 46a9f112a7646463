import { bitmapBytes, setBit } from '../../bits.js'
import { halves } from '../../fixed.js'
import type { Operand } from '../operand.js'

type Decimals = Operand<'decimal'>

/** The rows in which two decimals of one scale are equal. */
export const equalDecimals = (left: Decimals, right: Decimals, length: number): Uint8Array => {
  const a = halves(left.cells.words)
  const b = halves(right.cells.words)
  const bits = new Uint8Array(bitmapBytes(length))
  for (let row = 0; row < length; row++)
    if (areSame(a, row * left.step * 4, b, row * right.step * 4)) setBit(bits, row)
  return bits
}

/** The rows in which the left decimal is less. */
export const lessDecimals = (left: Decimals, right: Decimals, length: number): Uint8Array => {
  const a = halves(left.cells.words)
  const b = halves(right.cells.words)
  const bits = new Uint8Array(bitmapBytes(length))
  for (let row = 0; row < length; row++)
    if (isLess(a, row * left.step * 4, b, row * right.step * 4)) setBit(bits, row)
  return bits
}

const areSame = (a: Int32Array, i: number, b: Int32Array, j: number): boolean => {
  for (let word = 0; word < 4; word++) if (a[i + word] !== b[j + word]) return false
  return true
}

/** The highest word is signed, those below it are not. */
const isLess = (a: Int32Array, i: number, b: Int32Array, j: number): boolean => {
  const high = (a[i + 3] as number) - (b[j + 3] as number)
  if (high !== 0) return high < 0
  for (let word = 2; word >= 0; word--) {
    const low = ((a[i + word] as number) >>> 0) - ((b[j + word] as number) >>> 0)
    if (low !== 0) return low < 0
  }
  return false
}
