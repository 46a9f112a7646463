import { ten } from './tens.js'
/**
 * Whole numbers of 128 bits as four words of 32 bits, the lowest first: the same bytes as `Parts` of `wide.ts`. Those
 * that a double holds exactly are read and written as one; `index` counts numbers, not words.
 */
export type Quads = Int32Array

/** The words of 128-bit numbers. */
export const quadsOf = (words: BigInt64Array): Quads =>
  new Int32Array(words.buffer, words.byteOffset, words.length * 2)

/** Below this, doubles hold every whole number. */
export const exact: number = 2 ** 53

const word = 2 ** 32
const toWord = 2 ** -32

/** A number from -2^53 to below 2^53; NaN for any other. */
export const smallOf = (of: Quads, index: number): number => {
  const at = index * 4
  const high = of[at + 1] as number
  const sign = high >> 31
  return of[at + 2] === sign && of[at + 3] === sign && high >> 21 === sign
    ? high * word + ((of[at] as number) >>> 0)
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

/** A whole number from 0 to 2^53 over a power of ten of 1 to 10^15, rounded half up. */
export const overTen = (value: number, divisor: number): number => {
  let quotient = Math.floor(value / divisor)
  let rest = value - quotient * divisor
  if (rest < 0) {
    quotient--
    rest += divisor
  }
  return rest + rest >= divisor ? quotient + 1 : quotient
}

/** What a decimal of that many digits is below, as far as doubles are exact. */
export const limitOf = (precision: number): number => (precision > 15 ? exact : ten(precision))
