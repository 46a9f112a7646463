import {
  addBoolean,
  addDouble,
  addInt,
  type BooleanBuilder,
  type DoubleBuilder,
  type IntBuilder,
} from '../build/fixed.js'
import { closeText, type TextBuilder, textRoom } from '../build/text.js'
import { addDecimal, addLong, addLongNumber, type DecimalBuilder, type LongBuilder } from '../build/wide.js'
import type { Builder } from '../build.js'
import { asciiDigits, readDigits, toScale } from '../json/decimal.js'
import { readDouble } from '../parse/double.js'
import { copy } from '../text/bytes.js'
import { decoded, isText } from './decode.js'
import type { Dialect } from './options.js'
import { isSpan } from './span.js'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Java's `parseInt` and `parseLong`: a sign or none, and decimal digits of any script of the basic plane. */
const wholeOf = (text: string): bigint | undefined => {
  const parts = /^([+-]?)(\p{Nd}+)$/u.exec(text)
  if (parts === null || /[\u{10000}-\u{10ffff}]/u.test(text)) return undefined
  const size = BigInt(asciiDigits(parts[2] ?? ''))
  return parts[1] === '-' ? -size : size
}

/** A whole number of at most nine ASCII digits; NaN for all else. */
const smallWhole = (bytes: Uint8Array, from: number, to: number): number => {
  const negative = bytes[from] === 0x2d
  const first = negative ? from + 1 : from
  if (first >= to || to - first > 9) return Number.NaN
  let value = 0
  for (let at = first; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return negative ? 0 - value : value
}

const hasWide = (bytes: Uint8Array, from: number, to: number): boolean => {
  let all = 0
  for (let at = from; at < to; at++) all |= bytes[at] as number
  return all >= 0x80
}

const addSpan = (to: TextBuilder, bytes: Uint8Array, from: number, end: number): void => {
  textRoom(to, end - from)
  copy(bytes, from, end, to.values, to.end)
  to.end += end - from
  closeText(to)
}

const textAt = (bytes: Uint8Array, from: number, to: number): string => utf8.decode(bytes.subarray(from, to))

const found = new Float64Array(1)
const word = /^[\u0000- ]*[+-]?[in]/i
const javaWord = /^[\u0000- ]*[+-]?(?:NaN|Infinity)[\u0000- ]*$/

/** `Double.parseDouble`: as Spark's cast reads, but for words, which it takes as `NaN` and `Infinity` only. */
const doubleAt = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  if (!readDouble(bytes, from, to, found, 0)) return undefined
  const value = found[0] as number
  if (Number.isFinite(value)) return value
  const text = textAt(bytes, from, to)
  return word.test(text) && !javaWord.test(text) ? undefined : value
}

/** Adds text; bytes that are no UTF-8 become U+FFFD. */
const addAnyText = (to: TextBuilder, bytes: Uint8Array, from: number, end: number): void => {
  if (!hasWide(bytes, from, end) || isText(bytes.subarray(from, end))) addSpan(to, bytes, from, end)
  else {
    const text = decoded(bytes.subarray(from, end))
    addSpan(to, text, 0, text.length)
  }
}

const addAnyInt = (to: IntBuilder, bytes: Uint8Array, from: number, end: number): boolean => {
  const small = smallWhole(bytes, from, end)
  if (!Number.isNaN(small)) {
    addInt(to, small)
    return true
  }
  const value = wholeOf(textAt(bytes, from, end))
  if (value === undefined || BigInt.asIntN(32, value) !== value) return false
  addInt(to, Number(value))
  return true
}

const addAnyLong = (to: LongBuilder, bytes: Uint8Array, from: number, end: number): boolean => {
  const small = smallWhole(bytes, from, end)
  if (!Number.isNaN(small)) {
    addLongNumber(to, small)
    return true
  }
  const value = wholeOf(textAt(bytes, from, end))
  if (value === undefined || BigInt.asIntN(64, value) !== value) return false
  addLong(to, value)
  return true
}

const addAnyDouble = (
  to: DoubleBuilder,
  bytes: Uint8Array,
  from: number,
  end: number,
  { named }: Dialect,
): boolean => {
  let value: number | undefined
  for (const [word, meant] of named) if (value === undefined && isSpan(bytes, from, end, word)) value = meant
  value ??= doubleAt(bytes, from, end)
  if (value === undefined) return false
  addDouble(to, value)
  return true
}

const addAnyDecimal = (to: DecimalBuilder, bytes: Uint8Array, from: number, end: number): boolean => {
  const digits = readDigits(textAt(bytes, from, end).replaceAll(',', ''))
  const value = digits === undefined ? undefined : toScale(digits, to.precision, to.scale)
  if (value === undefined) return false
  addDecimal(to, value)
  return true
}

const addAnyBoolean = (to: BooleanBuilder, bytes: Uint8Array, from: number, end: number): boolean => {
  const word = end - from > 5 ? '' : textAt(bytes, from, end).toLowerCase()
  if (word !== 'true' && word !== 'false') return false
  addBoolean(to, word === 'true')
  return true
}

/**
 * Adds a cell that is not null to a column, as Spark's CSV reader makes it of text: with Java's own parsing, and not
 * Spark's casts. False where it is not of the column's type.
 */
export const addConverted = (
  to: Builder,
  bytes: Uint8Array,
  from: number,
  end: number,
  dialect: Dialect,
): boolean => {
  switch (to.kind) {
    case 'text':
      addAnyText(to, bytes, from, end)
      return true
    case 'int':
      return addAnyInt(to, bytes, from, end)
    case 'long':
      return addAnyLong(to, bytes, from, end)
    case 'double':
      return addAnyDouble(to, bytes, from, end, dialect)
    case 'decimal':
      return addAnyDecimal(to, bytes, from, end)
    case 'boolean':
      return addAnyBoolean(to, bytes, from, end)
    default:
      throw new TypeError(`a column of ${to.kind} comes from no CSV`)
  }
}
