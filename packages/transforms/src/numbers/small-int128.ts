import { wordValues } from '../bytes/words.js'
import { ten } from './powers-of-ten.js'

/**
 * Whole numbers of 128 bits as four words of 32 bits, the lowest first: the same bytes as `Parts` of `wide.ts`. Those
 * that a double holds exactly are read and written as one; `index` counts numbers, not words.
 */
export type Quads = Int32Array

/** Below this, doubles hold every whole number. */
export const exact: number = 2 ** 53

/** Below this, sums of two numbers and products by way of halves are exact. */
export const safe: number = 2 ** 52

const toWord = 2 ** -32

/** A number from -2^53 to below 2^53; NaN for any other. */
export const smallOf = (of: Quads, index: number): number => {
  const at = index * 4
  const high = of[at + 1] as number
  const sign = high >> 31
  return of[at + 2] === sign && of[at + 3] === sign && high >> 21 === sign
    ? high * wordValues + ((of[at] as number) >>> 0)
    : Number.NaN
}

/** Writes a whole number of at most 2^53, above or below 0. */
export const setSmall = (to: Quads, index: number, value: number): void => {
  const at = index * 4
  const high = Math.floor(value * toWord)
  to[at] = value
  to[at + 1] = high
  to[at + 2] = high >> 31
  to[at + 3] = high >> 31
}

/**
 * A whole number from 0 to 2^53 over a power of ten of 1 to 10^15, rounded half up. A quotient of doubles is never rounded
 * up to the next whole number: it is at least 2^-53 of itself away from it.
 */
export const overTen = (value: number, divisor: number): number => {
  const quotient = Math.floor(value / divisor)
  const rest = value - quotient * divisor
  return rest + rest >= divisor ? quotient + 1 : quotient
}

/** What a decimal of that many digits is below, as far as doubles are exact. */
export const limitOf = (precision: number): number => (precision > 15 ? exact : ten(precision))

/** Products up to here fit in 64 bits, however the nearest double is rounded. */
export const longProduct: number = 9.22e18

/** Numbers of two digits of 26 bits. */
const half = 2 ** 26
const toHalf = 2 ** -26

/** Writes the product of two numbers below 2^52, above or below 0: exact in 128 bits. */
export const setSmallProduct = (to: Quads, index: number, left: number, right: number): void => {
  const a = Math.abs(left)
  const b = Math.abs(right)
  const aHigh = Math.floor(a * toHalf)
  const bHigh = Math.floor(b * toHalf)
  const aLow = a - aHigh * half
  const bLow = b - bHigh * half
  const middle = aHigh * bLow + aLow * bHigh
  const middleHigh = Math.floor(middle * toHalf)
  const lower = aLow * bLow + (middle - middleHigh * half) * half
  const carry = lower >= safe ? 1 : 0
  const upper = aHigh * bHigh + middleHigh + carry
  setBits(to, index * 4, upper, lower - carry * safe, left < 0 !== right < 0)
}

/** Writes 2^52 times `upper`, plus `lower`, both of 52 bits, or the negative of that. */
const setBits = (to: Quads, at: number, upper: number, lower: number, negative: boolean): void => {
  const rest = Math.floor(upper * 2 ** -12)
  to[at] = lower
  to[at + 1] = Math.floor(lower * toWord) | ((upper - rest * 2 ** 12) << 20)
  to[at + 2] = rest
  to[at + 3] = Math.floor(rest * toWord)
  if (negative) negateQuad(to, at)
}

const negateQuad = (of: Quads, at: number): void => {
  let carry = 1
  for (let word = at; word < at + 4; word++) {
    const negated = (~(of[word] as number) + carry) | 0
    of[word] = negated
    carry = carry === 1 && negated === 0 ? 1 : 0
  }
}
