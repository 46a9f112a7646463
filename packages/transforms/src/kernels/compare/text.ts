import { bitmapBytes } from '../../bits.js'
import { areEqual } from '../../text/sought.js'
import { viewOf } from '../../text/words.js'
import type { Operand } from '../operand.js'

type Texts = Operand<'text'>

/** The rows in which two texts are equal: lengths first, then bytes. */
export const equalTexts = (left: Texts, right: Texts, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setEqual(
    left.cells.offsets,
    left.step,
    viewOf(left.cells.bytes),
    right.cells.offsets,
    right.step,
    viewOf(right.cells.bytes),
    length,
    bits,
  )
  return bits
}

/** The rows in which the bytes of the left text come first. */
export const lessTexts = (left: Texts, right: Texts, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  setLess(
    left.cells.offsets,
    left.step,
    left.cells.bytes,
    right.cells.offsets,
    right.step,
    right.cells.bytes,
    length,
    bits,
  )
  return bits
}

const setEqual = (
  from: Int32Array,
  s: number,
  a: DataView,
  to: Int32Array,
  t: number,
  b: DataView,
  length: number,
  bits: Uint8Array,
): void => {
  for (let at = 0, row = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 1; row < end; row++, bit <<= 1) {
      const start = from[row * s] as number
      const other = to[row * t] as number
      const size = (from[row * s + 1] as number) - start
      if (size === (to[row * t + 1] as number) - other && areEqual(a, start, b, other, size)) byte |= bit
    }
    bits[at] = byte
  }
}

const setLess = (
  from: Int32Array,
  s: number,
  a: Uint8Array,
  to: Int32Array,
  t: number,
  b: Uint8Array,
  length: number,
  bits: Uint8Array,
): void => {
  for (let at = 0, row = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 1; row < end; row++, bit <<= 1)
      if (
        isLess(
          a,
          from[row * s] as number,
          from[row * s + 1] as number,
          b,
          to[row * t] as number,
          to[row * t + 1] as number,
        )
      )
        byte |= bit
    bits[at] = byte
  }
}

const isLess = (a: Uint8Array, i: number, end: number, b: Uint8Array, j: number, stop: number): boolean => {
  const shared = Math.min(end - i, stop - j)
  for (let at = 0; at < shared; at++) {
    const difference = (a[i + at] as number) - (b[j + at] as number)
    if (difference !== 0) return difference < 0
  }
  return end - i < stop - j
}
