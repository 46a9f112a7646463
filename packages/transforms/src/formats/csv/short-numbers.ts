import { ten } from '../../numbers/powers-of-ten.js'
import { digitsRoom, readDigits as readPlain } from '../../parse/plain.js'

const plainDigits = digitsRoom()

/** The most that is exact in a number, all smaller ones being so, too. */
const mostExact = Number.MAX_SAFE_INTEGER

/**
 * The unscaled value, to a scale, of a number of at most 15 ASCII digits and no exponent; NaN for one with more digits
 * behind the point, for one that is too large, and for all else.
 */
export const smallDecimal = (bytes: Uint8Array, from: number, to: number, scale: number): number => {
  const negative = bytes[from] === 0x2d
  const behind = readPlain(bytes, negative ? from + 1 : from, to, plainDigits)
  if (behind < 0 || behind > scale || plainDigits[1] !== to || scale > 15) return Number.NaN
  const size = (plainDigits[0] as number) * ten(scale - behind)
  if (size > mostExact) return Number.NaN
  return negative ? 0 - size : size
}

/** A whole number of at most 15 ASCII digits; NaN for all else. */
export const smallWhole = (bytes: Uint8Array, from: number, to: number): number => {
  const negative = bytes[from] === 0x2d
  const first = negative ? from + 1 : from
  if (first >= to || to - first > 15) return Number.NaN
  const middle = Math.min(first + 7, to)
  let high = 0
  for (let at = first; at < middle; at++) {
    const digit = (bytes[at] as number) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    high = (high * 10 + digit) | 0
  }
  let low = 0
  for (let at = middle; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    low = (low * 10 + digit) | 0
  }
  const value = to > middle ? high * ten(to - middle) + low : high
  return negative ? 0 - value : value
}
