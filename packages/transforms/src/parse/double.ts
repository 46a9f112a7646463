import {
  digitOf,
  endOfDigits,
  endOfExponent,
  isExponent,
  isSign,
  isWord,
  minus,
  point,
} from '../bytes/ascii.js'
import { ten } from '../numbers/powers-of-ten.js'
import { endOfInk, firstInk, isBlank } from './blank.js'
import { endsNumber, readHex } from './hex.js'
import { digitsRoom, readDigits } from './plain.js'
import { readShort } from './short.js'

const digits = digitsRoom()
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** The exponent that is all there is, 0 for nothing; NaN for more than two digits and for all else. */
const powerOf = (bytes: Uint8Array, from: number, to: number): number => {
  if (from === to) return 0
  if (!isExponent(bytes[from])) return Number.NaN
  const first = isSign(bytes[from + 1]) ? from + 2 : from + 1
  if (first >= to || to - first > 2) return Number.NaN
  let size = 0
  for (let at = first; at < to; at++) {
    const digit = digitOf(bytes[at])
    if (digit < 0) return Number.NaN
    size = size * 10 + digit
  }
  return bytes[from + 1] === minus ? -size : size
}

/** A number of a few digits without sign: one division or product of exact numbers is rounded as it should be. NaN for all else. */
const readFew = (bytes: Uint8Array, from: number, to: number): number => {
  const fraction = readDigits(bytes, from, to, digits)
  if (fraction < 0) return Number.NaN
  const number = digits[0] as number
  const power = powerOf(bytes, digits[1] as number, to) - fraction
  return power < 0 ? number / ten(-power) : number * ten(power)
}

/** A decimal number without sign. */
const readPlain = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  const few = readFew(bytes, from, to)
  if (!Number.isNaN(few)) return few
  const whole = endOfDigits(bytes, from, to)
  const hasPoint = whole < to && bytes[whole] === point
  const fraction = hasPoint ? endOfDigits(bytes, whole + 1, to) : whole
  if (fraction - from === (hasPoint ? 1 : 0)) return undefined
  const end = fraction < to && isExponent(bytes[fraction]) ? endOfExponent(bytes, fraction, to) : fraction
  return endsNumber(bytes, end, to) ? Number(utf8.decode(bytes.subarray(from, end))) : undefined
}

const encoder = new TextEncoder()
const inf = encoder.encode('inf')
const infinity = encoder.encode('infinity')
const nan = encoder.encode('nan')

/** The words of `Double.parseDouble`, and those that Spark adds: `nan` without sign and `inf` in any case. */
const readWord = (bytes: Uint8Array, from: number, to: number, signed: boolean): number | undefined => {
  if (isWord(bytes, from, to, inf) || isWord(bytes, from, to, infinity)) return Number.POSITIVE_INFINITY
  if (!isWord(bytes, from, to, nan)) return undefined
  const isExact = bytes[from] === 0x4e && bytes[from + 1] === 0x61 && bytes[from + 2] === 0x4e
  return isExact || !signed ? Number.NaN : undefined
}

const isHex = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from > 2 && bytes[from] === 0x30 && (bytes[from + 1] === 0x78 || bytes[from + 1] === 0x58)

const readSize = (bytes: Uint8Array, from: number, to: number, signed: boolean): number | undefined => {
  if (isHex(bytes, from, to)) return readHex(bytes, from + 2, to)
  if (bytes[from] === point || digitOf(bytes[from]) >= 0) return readPlain(bytes, from, to)
  return readWord(bytes, from, to, signed)
}

const readAny = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  const start = firstInk(bytes, from, to, isBlank)
  const end = endOfInk(bytes, start, to, isBlank)
  if (start === end) return undefined
  const signed = isSign(bytes[start])
  const first = signed ? start + 1 : start
  if (first === end) return undefined
  const size = readSize(bytes, first, end, signed)
  return size !== undefined && bytes[start] === minus ? -size : size
}

/**
 * Reads what Spark's `try_cast(... as double)` reads from UTF-8 bytes, correctly rounded, into one of `values`, and says
 * whether there is such a value.
 */
export const readDouble = (
  bytes: Uint8Array,
  from: number,
  to: number,
  values: Float64Array,
  index: number,
): boolean => {
  const negative = from < to && bytes[from] === minus
  const few = readFew(bytes, negative ? from + 1 : from, to)
  if (!Number.isNaN(few)) {
    values[index] = negative ? -few : few
    return true
  }
  const value = readAny(bytes, from, to)
  if (value !== undefined) values[index] = value
  return value !== undefined
}

/** As `readDouble`, faster for numbers of a few digits. `view` shows the same bytes. */
export const readShortDouble = (
  bytes: Uint8Array,
  view: DataView,
  from: number,
  to: number,
  values: Float64Array,
  index: number,
): boolean => {
  const negative = from < to ? ((view.getUint8(from) ^ minus) - 1) >>> 31 : 0
  const fraction = readShort(view, from + negative, to, digits)
  if (fraction < 0) return readDouble(bytes, from, to, values, index)
  values[index] = ((digits[0] as number) / ten(fraction)) * (1 - 2 * negative)
  return true
}
