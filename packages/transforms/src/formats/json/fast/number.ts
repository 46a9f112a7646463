import { addDouble, addInt, type DoubleBuilder, type IntBuilder } from '../../../builders/fixed.js'
import {
  addDecimal,
  addDecimalNumber,
  addLong,
  addLongNumber,
  type DecimalBuilder,
  type LongBuilder,
} from '../../../builders/wide.js'
import { isDigit } from '../../../bytes/ascii.js'
import { ten } from '../../../numbers/powers-of-ten.js'
import { readJavaDigits, toScale } from '../../../parse/java-decimal.js'
import { textOfUnits } from '../exact/units.js'
import { knownByte, type Scan, unsure } from './scan.js'

/** Longer numbers are for the exact reader, which knows Spark's limits. */
const longest = 900
/** The most digits that every double holds exactly. */
const exactDigits = 15

const scanExponent = (scan: Scan, from: number): number => {
  const { bytes } = scan
  let at = from + 1
  const sign = bytes[at]
  if (sign === 0x2b || sign === 0x2d) at++
  const first = at
  let exponent = 0
  while (isDigit(knownByte(bytes, at))) exponent = exponent * 10 + knownByte(bytes, at++) - 0x30
  if (at === first || at - first > 8) return unsure
  scan.scale += sign === 0x2d ? exponent : -exponent
  return at
}

/** Reads a number into the fields of the scan. What follows it is not looked at. */
export const scanNumber = (scan: Scan, from: number): number => {
  const { bytes } = scan
  scan.negative = bytes[from] === 0x2d
  const first = scan.negative ? from + 1 : from
  let at = first
  let mantissa = 0
  while (isDigit(knownByte(bytes, at))) mantissa = mantissa * 10 + knownByte(bytes, at++) - 0x30
  scan.digits = at - first
  if (scan.digits === 0 || (scan.digits > 1 && bytes[first] === 0x30)) return unsure
  scan.scale = 0
  if (bytes[at] === 0x2e) {
    const point = ++at
    while (isDigit(knownByte(bytes, at))) mantissa = mantissa * 10 + knownByte(bytes, at++) - 0x30
    scan.scale = at - point
    if (scan.scale === 0) return unsure
    scan.digits += scan.scale
  }
  const end = (knownByte(bytes, at) | 0x20) === 0x65 ? scanExponent(scan, at) : at
  scan.mantissa = mantissa
  scan.whole = end === first + scan.digits
  return end - from > longest ? unsure : end
}

/** Whether a byte ends an entry, so that no number goes on there. */
const endsNumber = (byte: number): boolean => byte === 0x2c || byte === 0x7d || byte === 0x5d

/** Adds a whole number; gives the place after it, or unsure where it is no int. */
export const readIntCell = (scan: Scan, builder: IntBuilder, from: number): number => {
  const { bytes } = scan
  let at = from
  let small = 0
  for (let digit = knownByte(bytes, at) - 0x30; digit >= 0 && digit <= 9 && at - from < 9; ) {
    small = small * 10 + digit
    digit = knownByte(bytes, ++at) - 0x30
  }
  if (at > from && bytes[from] !== 0x30 && endsNumber(knownByte(bytes, at))) {
    addInt(builder, small)
    return at
  }
  const end = scanNumber(scan, from)
  if (end < 0 || !scan.whole || scan.digits > 10) return unsure
  const value = scan.negative ? -scan.mantissa : scan.mantissa
  if (value !== (value | 0)) return unsure
  addInt(builder, value)
  return end
}

/** Adds a whole number; gives the place after it, or unsure where it is no long. */
export const readLongCell = (scan: Scan, builder: LongBuilder, from: number): number => {
  const end = scanNumber(scan, from)
  if (end < 0 || !scan.whole) return unsure
  if (scan.digits <= exactDigits) {
    addLongNumber(builder, scan.negative ? -scan.mantissa : scan.mantissa)
    return end
  }
  const value = BigInt(textOfUnits(scan.bytes, from, end))
  if (BigInt.asIntN(64, value) !== value) return unsure
  addLong(builder, value)
  return end
}

/** The double nearest to the number: of few digits by one exact division or product, else as JavaScript reads it. */
const doubleOf = (scan: Scan, from: number, end: number): number => {
  const { mantissa, digits, scale, negative } = scan
  if (digits > exactDigits || scale > 22 || scale < -22) return Number(textOfUnits(scan.bytes, from, end))
  const size = scale > 0 ? mantissa / ten(scale) : mantissa * ten(-scale)
  return negative ? -size : size
}

/** Adds a number. A whole -0 is 0, as in Spark, where it is an int first. */
export const readDoubleCell = (scan: Scan, builder: DoubleBuilder, from: number): number => {
  const end = scanNumber(scan, from)
  if (end < 0) return unsure
  const value = doubleOf(scan, from, end)
  addDouble(builder, scan.whole ? value + 0 : value)
  return end
}

/** The unscaled number, rounded half away from zero; NaN where it has too many digits to be sure. */
const smallDecimal = (scan: Scan, builder: DecimalBuilder): number => {
  const { mantissa, digits, scale } = scan
  const up = builder.scale - scale
  if (digits > exactDigits || up > exactDigits - digits || up < -exactDigits) return Number.NaN
  if (up >= 0) return mantissa * ten(up)
  const unit = ten(-up)
  const rest = mantissa % unit
  return (mantissa - rest) / unit + (rest * 2 >= unit ? 1 : 0)
}

/** Adds a number; gives the place after it, or unsure where it does not fit the decimal. */
export const readDecimalCell = (scan: Scan, builder: DecimalBuilder, from: number): number => {
  const end = scanNumber(scan, from)
  if (end < 0) return unsure
  const small = smallDecimal(scan, builder)
  if (!Number.isNaN(small)) {
    if (builder.precision <= exactDigits && small >= ten(builder.precision)) return unsure
    addDecimalNumber(builder, scan.negative ? -small : small)
    return end
  }
  const digits = readJavaDigits(textOfUnits(scan.bytes, from, end))
  const value = digits === undefined ? undefined : toScale(digits, builder.precision, builder.scale)
  if (value === undefined) return unsure
  addDecimal(builder, value)
  return end
}
