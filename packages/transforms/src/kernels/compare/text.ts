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
  const a = viewOf(left.cells.bytes)
  const b = viewOf(right.cells.bytes)
  setLess(left.cells.offsets, left.step, a, right.cells.offsets, right.step, b, length, bits)
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
    for (let bit = 0; row < end; row++, bit++) {
      const start = from[row * s] as number
      const other = to[row * t] as number
      const size = (from[row * s + 1] as number) - start
      byte |= isLess(a, start, size, b, other, (to[row * t + 1] as number) - other) << bit
    }
    bits[at] = byte
  }
}

/** 1 where the left bytes come first: four at a time, the first of them the highest. */
const isLess = (a: DataView, i: number, size: number, b: DataView, j: number, other: number): 0 | 1 => {
  const shared = Math.min(size, other)
  let at = 0
  for (; at + 4 <= shared; at += 4) {
    const x = a.getUint32(i + at)
    const y = b.getUint32(j + at)
    if (x !== y) return x < y ? 1 : 0
  }
  for (; at < shared; at++) {
    const difference = a.getUint8(i + at) - b.getUint8(j + at)
    if (difference !== 0) return difference < 0 ? 1 : 0
  }
  return size < other ? 1 : 0
}
