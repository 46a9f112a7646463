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

/** Writes the result of two longs and says whether it fits. `a` and `b` are their indices. */
export type SetLong = (
  to: Halves,
  index: number,
  left: Halves,
  a: number,
  right: Halves,
  b: number,
) => boolean

/** Writes a sum and says whether it fits. */
export const setLongSum: SetLong = (to, index, left, a, right, b) => {
  const low = left[a * 2] as number
  const high = left[a * 2 + 1] as number
  const other = right[b * 2 + 1] as number
  const sum = (low + (right[b * 2] as number)) | 0
  const top = (((high + other) | 0) + (sum >>> 0 < low >>> 0 ? 1 : 0)) | 0
  to[index * 2] = sum
  to[index * 2 + 1] = top
  return ((high ^ top) & (other ^ top)) >= 0
}

/** Writes a difference and says whether it fits. */
export const setLongDifference: SetLong = (to, index, left, a, right, b) => {
  const low = left[a * 2] as number
  const high = left[a * 2 + 1] as number
  const less = right[b * 2] as number
  const other = right[b * 2 + 1] as number
  const top = (((high - other) | 0) - (low >>> 0 < less >>> 0 ? 1 : 0)) | 0
  to[index * 2] = low - less
  to[index * 2 + 1] = top
  return ((high ^ other) & (high ^ top)) >= 0
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

/** The upper half of the product of two numbers of 32 bits without sign. */
export const upperProduct = (left: number, right: number): number => {
  const low = left & 0xffff
  const high = left >>> 16
  const other = right & 0xffff
  const top = right >>> 16
  const first = high * other + ((low * other) >>> 16)
  const second = low * top + (first & 0xffff)
  return high * top + Math.floor(first / 0x10000) + Math.floor(second / 0x10000)
}

/** Products up to here fit, however the nearest double is rounded, and none fits beyond `tooLarge`. */
const surelyFits = 9.22e18
const tooLarge = 9.23e18

/** Writes a product and says whether it fits. */
export const setLongProduct: SetLong = (to, index, left, a, right, b) => {
  const near = nearest(left, a) * nearest(right, b)
  const size = Math.abs(near)
  if (size < exact) {
    setWhole(to, index, near)
    return true
  }
  if (size > tooLarge) return false
  if (size > surelyFits) return setAnyProduct(to, index, left, a, right, b)
  const low = left[a * 2] as number
  const other = right[b * 2] as number
  to[index * 2] = Math.imul(low, other)
  to[index * 2 + 1] =
    upperProduct(low, other) +
    Math.imul(low, right[b * 2 + 1] as number) +
    Math.imul(left[a * 2 + 1] as number, other)
  return true
}

const setAnyProduct: SetLong = (to, index, left, a, right, b) => {
  widen(wideLeft, left, a)
  widen(wideRight, right, b)
  multiply(wide, 0, wideLeft, 0, wideRight, 0)
  to[index * 2] = (wide[0] ?? 0) | ((wide[1] ?? 0) << 16)
  const high = (wide[2] ?? 0) | ((wide[3] ?? 0) << 16)
  to[index * 2 + 1] = high
  for (let part = 4; part < partCount; part++) if (wide[part] !== (high < 0 ? 0xffff : 0)) return false
  return true
}
