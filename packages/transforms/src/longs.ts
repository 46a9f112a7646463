import { putEight, putWhole } from './digits.js'
import { minus } from './parse/marks.js'
import { multiply, type Parts, partCount } from './wide.js'

/**
 * Longs as two halves of 32 bits, the lower first: Arrow's own bytes, and no bigint for each cell. `index` counts
 * longs, not halves.
 */
export type Halves = Int32Array

const word = 2 ** 32
/** Below this, doubles hold every whole number. */
const exact = 2 ** 53

/** The halves of 64-bit words. */
export const halvesOf = (words: BigInt64Array): Halves =>
  new Int32Array(words.buffer, words.byteOffset, words.length * 2)

/**
 * Writes `many` times `factor` plus `more` and says whether it fits. `many` and `more` are whole, at most 10^11 apart
 * from 0; `factor` is of 1 to 10^9.
 */
export const setProduct = (
  to: Halves,
  index: number,
  many: number,
  factor: number,
  more: number,
): boolean => {
  const high = Math.floor(many / 0x10000)
  const upper = high * factor
  const top = Math.floor(upper / 0x10000)
  const lower = (upper - top * 0x10000) * 0x10000 + (many - high * 0x10000) * factor + more
  const carry = Math.floor(lower / word)
  to[index * 2] = lower - carry * word
  to[index * 2 + 1] = top + carry
  return to[index * 2 + 1] === top + carry
}

const toWord = 2 ** -32

/** Writes a whole number of at most 2^53. */
export const setWhole = (to: Halves, index: number, value: number): void => {
  to[index * 2] = value
  to[index * 2 + 1] = Math.floor(value * toWord)
}

/** Microseconds of a day, by 2^13. */
const dayFactor = 86_400e6 / 2 ** 13

/** Writes microseconds from 1970-01-01: so many days of at most 10^7, and at most 10^12 microseconds more. */
export const setDayTime = (to: Halves, index: number, days: number, micros: number): void => {
  const many = days * dayFactor
  const high = Math.floor(many * 2 ** -19)
  const lower = (many - high * 2 ** 19) * 2 ** 13 + micros
  to[index * 2] = lower
  to[index * 2 + 1] = high + Math.floor(lower * toWord)
}

/** The nearest double, ties to even: exact up to 2^53. */
export const nearest = (of: Halves, index: number): number =>
  (of[index * 2 + 1] ?? 0) * word + ((of[index * 2] ?? 0) >>> 0)

/** Writes a sum and says whether it fits. */
export const setLongSum = (to: Halves, left: Halves, right: Halves, index: number): boolean => {
  const low = ((left[index * 2] ?? 0) >>> 0) + ((right[index * 2] ?? 0) >>> 0)
  const high = (left[index * 2 + 1] ?? 0) + (right[index * 2 + 1] ?? 0) + (low >= word ? 1 : 0)
  to[index * 2] = low
  to[index * 2 + 1] = high
  return to[index * 2 + 1] === high
}

/** Writes a difference and says whether it fits. */
export const setLongDifference = (to: Halves, left: Halves, right: Halves, index: number): boolean => {
  const low = ((left[index * 2] ?? 0) >>> 0) - ((right[index * 2] ?? 0) >>> 0)
  const high = (left[index * 2 + 1] ?? 0) - (right[index * 2 + 1] ?? 0) - (low < 0 ? 1 : 0)
  to[index * 2] = low
  to[index * 2 + 1] = high
  return to[index * 2 + 1] === high
}

const widen = (to: Parts, of: Halves, index: number): void => {
  const low = of[index * 2] ?? 0
  const high = of[index * 2 + 1] ?? 0
  to[0] = low
  to[1] = low >>> 16
  to[2] = high
  to[3] = high >>> 16
  to.fill(high >> 31, 4)
}

const wideLeft: Parts = new Uint16Array(partCount)
const wideRight: Parts = new Uint16Array(partCount)
const wide: Parts = new Uint16Array(partCount)

/** Writes a product and says whether it fits. */
export const setLongProduct = (to: Halves, left: Halves, right: Halves, index: number): boolean => {
  const near = nearest(left, index) * nearest(right, index)
  if (Math.abs(near) < exact) {
    to[index * 2 + 1] = Math.floor(near / word)
    to[index * 2] = near - Math.floor(near / word) * word
    return true
  }
  widen(wideLeft, left, index)
  widen(wideRight, right, index)
  multiply(wide, 0, wideLeft, 0, wideRight, 0)
  to[index * 2] = (wide[0] ?? 0) | ((wide[1] ?? 0) << 16)
  const high = (wide[2] ?? 0) | ((wide[3] ?? 0) << 16)
  to[index * 2 + 1] = high
  for (let part = 4; part < partCount; part++) if (wide[part] !== (high < 0 ? 0xffff : 0)) return false
  return true
}

/** The digits of a number of two halves without sign: 10^8 times one that a double holds, and the rest. */
const putHalves = (view: DataView, at: number, high: number, low: number): number => {
  const top = Math.floor(high / 1e8)
  const upper = (high - top * 1e8) * 0x10000 + (low >>> 16)
  const middle = Math.floor(upper / 1e8)
  const lower = (upper - middle * 1e8) * 0x10000 + (low & 0xffff)
  const bottom = Math.floor(lower / 1e8)
  const end = putWhole(view, at, top * word + middle * 0x10000 + bottom)
  putEight(view, end, (lower - bottom * 1e8) | 0)
  return end + 8
}

/** Writes the digits of a long, and gives the place after them. */
export const putLong = (view: DataView, at: number, of: Halves, index: number): number => {
  const low = of[index * 2] as number
  const high = of[index * 2 + 1] as number
  if (high < 0) view.setUint8(at, minus)
  const start = high < 0 ? at + 1 : at
  if (high >> 21 === high >> 31) return putWhole(view, start, Math.abs(high * word + (low >>> 0)))
  if (high >= 0) return putHalves(view, start, high, low)
  return putHalves(view, start, (low === 0 ? -high : ~high) >>> 0, -low | 0)
}
