import type { TypeOf } from '@lockstep/schema'
import {
  digitOf,
  endOfDigits,
  endOfExponent,
  exponentOf,
  isExponent,
  isSign,
  minus,
  point,
} from '../bytes/ascii.js'
import { hasDigits, negate, type Parts, partCount, timesPlus } from '../numbers/int128.js'
import { ten } from '../numbers/powers-of-ten.js'
import { exact, overTen, type Quads, setSmall } from '../numbers/small-int128.js'
import { endOfInk, firstInk, isBlank } from './blank.js'
import { digitsRoom, readDigits } from './plain.js'

/** The most digits and points that are read: Java takes minutes for a million digits. */
const longest = 1_000
/** The most digits of an exponent that are read: Java fails where a number has 10^9 zeros. */
const longestExponent = 3
/** How many zeros Spark takes a zero to have before it is too big for any decimal. */
const mostZeros = 37

/** Digits from place `first` to `end`, a point at `whole` if there is one, and the power of ten by which they are multiplied. */
interface Number10 {
  readonly first: number
  readonly whole: number
  readonly end: number
  readonly power: number
}

const split = (bytes: Uint8Array, first: number, to: number): Number10 | undefined => {
  const whole = endOfDigits(bytes, first, to)
  const hasPoint = whole < to && bytes[whole] === point
  const end = hasPoint ? endOfDigits(bytes, whole + 1, to) : whole
  if (end - first === (hasPoint ? 1 : 0) || end - first > longest) return undefined
  if (end === to) return { first, whole, end, power: 0 }
  const last = isExponent(bytes[end]) ? endOfExponent(bytes, end, to) : end
  if (last < to || last === end) return undefined
  const digits = last - end - (isSign(bytes[end + 1]) ? 2 : 1)
  return digits > longestExponent ? undefined : { first, whole, end, power: exponentOf(bytes, end, last) }
}

/** Writes the first `count` digits from a place on, zeros where there are no more, rounded half up by the next. */
const setDigits = (
  bytes: Uint8Array,
  from: number,
  end: number,
  count: number,
  to: Parts,
  at: number,
): void => {
  let place = from
  let chunk = 0
  for (let index = 0; index < count; index++) {
    if (bytes[place] === point && place < end) place++
    chunk = chunk * 10 + (place < end ? digitOf(bytes[place++]) : 0)
    if (index % 10 === 9 || index === count - 1) {
      timesPlus(to, at, ten((index % 10) + 1), chunk)
      chunk = 0
    }
  }
  if (bytes[place] === point) place++
  if (place < end && digitOf(bytes[place]) >= 5) timesPlus(to, at, 1, 1)
}

const readAny = (
  bytes: Uint8Array,
  from: number,
  to: number,
  { precision, scale }: TypeOf<'decimal'>,
  parts: Parts,
  at: number,
): boolean => {
  const start = firstInk(bytes, from, to, isBlank)
  const ink = endOfInk(bytes, start, to, isBlank)
  const first = start < ink && isSign(bytes[start]) ? start + 1 : start
  const number = split(bytes, first, ink)
  if (number === undefined) return false
  const { whole, end, power } = number
  let place = first
  while (place < end && (digitOf(bytes[place]) === 0 || place === whole)) place++
  const fraction = Math.max(end - whole - 1, 0)
  if (place === end) return power - fraction <= mostZeros
  const size = whole - place + (place > whole ? 1 : 0) + power
  const count = size + scale
  if (count < 0) return true
  if (count > precision) return false
  setDigits(bytes, place, end, count, parts, at)
  if (!hasDigits(parts, at, precision)) return false
  if (bytes[start] === minus) negate(parts, at)
  return true
}

const digits = digitsRoom()

/** The unscaled value, to a scale, of digits of which `fraction` stand behind the point; NaN where the exact way must find it. */
const scaled = (number: number, fraction: number, scale: number): number => {
  if (fraction > scale) return overTen(number, ten(fraction - scale))
  const value = number * ten(scale - fraction)
  return value < exact ? value : Number.NaN
}

/**
 * Reads a decimal from UTF-8 bytes, rounded half away from zero, into a number that is zero, and says whether there is
 * such a value: U+0000 to U+0020, a sign, at most 1,000 ASCII digits and points (one at most), an exponent of at most
 * three digits, U+0000 to U+0020. `parts` and `quads` show the same bytes; `limit` is 10 to the precision, or less.
 */
export const readDecimal = (
  bytes: Uint8Array,
  from: number,
  to: number,
  type: TypeOf<'decimal'>,
  limit: number,
  parts: Parts,
  quads: Quads,
  index: number,
): boolean => {
  const negative = from < to && bytes[from] === minus
  const fraction = readDigits(bytes, negative ? from + 1 : from, to, digits)
  if (fraction >= 0 && digits[1] === to) {
    const value = scaled(digits[0] as number, fraction, type.scale)
    if (value < limit) {
      setSmall(quads, index, negative ? -value : value)
      return true
    }
  }
  return readAny(bytes, from, to, type, parts, index * partCount)
}
