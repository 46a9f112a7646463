import { ten } from '../tens.js'
import { endOfInk, firstInk, isBlank } from './blank.js'
import { readHex } from './hex.js'
import {
  digitOf,
  endOfDigits,
  endOfExponent,
  exponentOf,
  isExponent,
  isSign,
  minus,
  numberOf,
  point,
} from './marks.js'
import { readDigits } from './plain.js'
import { endsNumber } from './suffix.js'

const digits = new Float64Array(1)
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** The most digits that every double holds exactly. */
const exactDigits = 15
/** The largest power of ten that a double holds exactly. */
const exactPower = 22

/** A decimal number without sign. One division or product of exact numbers is rounded as it should be. */
const readPlain = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  const whole = endOfDigits(bytes, from, to)
  const hasPoint = whole < to && bytes[whole] === point
  const fraction = hasPoint ? endOfDigits(bytes, whole + 1, to) : whole
  if (fraction - from === (hasPoint ? 1 : 0)) return undefined
  const end = fraction < to && isExponent(bytes[fraction]) ? endOfExponent(bytes, fraction, to) : fraction
  if (!endsNumber(bytes, end, to)) return undefined
  const exponent = end > fraction ? exponentOf(bytes, fraction, end) : 0
  const power = hasPoint ? exponent - (fraction - whole - 1) : exponent
  if (fraction - from <= exactDigits && Math.abs(power) <= exactPower) {
    const digits = numberOf(bytes, from, fraction)
    return power < 0 ? digits / ten(-power) : digits * ten(power)
  }
  return Number(utf8.decode(bytes.subarray(from, end)))
}

/** The words of `Double.parseDouble`, and those that Spark adds: `nan` without sign and `inf` in any case. */
const readWord = (word: string, signed: boolean): number | undefined => {
  if (word === 'NaN' || (!signed && word.toLowerCase() === 'nan')) return Number.NaN
  return /^inf(?:inity)?$/i.test(word) ? Number.POSITIVE_INFINITY : undefined
}

const longestWord = 'infinity'.length

const isHex = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from > 2 && bytes[from] === 0x30 && (bytes[from + 1] === 0x78 || bytes[from + 1] === 0x58)

const readSize = (bytes: Uint8Array, from: number, to: number, signed: boolean): number | undefined => {
  if (isHex(bytes, from, to)) return readHex(bytes, from + 2, to)
  if (bytes[from] === point || digitOf(bytes[from]) >= 0) return readPlain(bytes, from, to)
  return to - from > longestWord ? undefined : readWord(utf8.decode(bytes.subarray(from, to)), signed)
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
  const fraction = readDigits(bytes, negative ? from + 1 : from, to, digits)
  if (fraction >= 0) {
    const size = (digits[0] as number) / ten(fraction)
    values[index] = negative ? -size : size
    return true
  }
  const value = readAny(bytes, from, to)
  if (value !== undefined) values[index] = value
  return value !== undefined
}
