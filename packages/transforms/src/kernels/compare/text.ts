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
  for (let at = 0, row = 0, i = 0, j = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 0; row < end; row++, bit++, i += s, j += t) {
      const start = from[i] as number
      const other = to[j] as number
      const size = (from[i + 1] as number) - start
      byte |= isLess(a, start, size, b, other, (to[j + 1] as number) - other) << bit
    }
    bits[at] = byte
  }
}

/** Flips the sign, so that words that are not signed compare as ints do. */
const flip = 0x80000000

/**
 * 1 where the left bytes come first: eight at a time are equal or not, the last eight over those before, and the first
 * of four that differ decide.
 */
const isLess = (a: DataView, i: number, size: number, b: DataView, j: number, other: number): number => {
  const shared = size < other ? size : other
  const last = shared - 8
  if (last >= 0)
    for (let at = 0; ; at = at + 8 > last ? last : at + 8) {
      const first = a.getInt32(i + at) ^ b.getInt32(j + at)
      const second = a.getInt32(i + at + 4) ^ b.getInt32(j + at + 4)
      if ((first | second) !== 0) {
        const place = first === 0 ? at + 4 : at
        const x = a.getInt32(i + place) ^ flip
        const y = b.getInt32(j + place) ^ flip
        return ((x & ~y) | (~(x ^ y) & (x - y))) >>> 31
      }
      if (at === last) return (size - other) >>> 31
    }
  for (let at = 0; at < shared; at++) {
    const difference = a.getUint8(i + at) - b.getUint8(j + at)
    if (difference !== 0) return difference >>> 31
  }
  return (size - other) >>> 31
}
