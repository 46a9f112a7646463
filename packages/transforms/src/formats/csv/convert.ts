import type { Builder } from '../../builders/builder.js'
import {
  addBoolean,
  addDouble,
  addInt,
  type BooleanBuilder,
  type DoubleBuilder,
  type IntBuilder,
} from '../../builders/fixed.js'
import { closeText, type TextBuilder, textRoom } from '../../builders/text.js'
import {
  addDecimal,
  addDecimalNumber,
  addLong,
  addLongNumber,
  type DecimalBuilder,
  type LongBuilder,
} from '../../builders/wide.js'
import { isWord } from '../../bytes/ascii.js'
import { copyBytes } from '../../bytes/copy.js'
import { isSpan } from '../../bytes/equal.js'
import { ten } from '../../numbers/powers-of-ten.js'
import { readJavaDigits, toScale } from '../../parse/java-decimal.js'
import { decodeUtf8, isUtf8 } from './decode-utf8.js'
import { doubleAt, textAt, wholeOf } from './java.js'
import type { Dialect } from './options.js'
import { smallDecimal, smallWhole } from './short-numbers.js'

const hasWide = (bytes: Uint8Array, from: number, to: number): boolean => {
  let all = 0
  for (let at = from; at < to; at++) all |= bytes[at] as number
  return all >= 0x80
}

const addSpan = (to: TextBuilder, bytes: Uint8Array, from: number, end: number): void => {
  textRoom(to, end - from)
  copyBytes(bytes, from, end, to.values, to.end)
  to.end += end - from
  closeText(to)
}

/** Adds text; bytes that are no UTF-8 become U+FFFD. */
const addAnyText = (to: TextBuilder, bytes: Uint8Array, from: number, end: number): void => {
  if (!hasWide(bytes, from, end) || isUtf8(bytes.subarray(from, end))) addSpan(to, bytes, from, end)
  else {
    const text = decodeUtf8(bytes.subarray(from, end))
    addSpan(to, text, 0, text.length)
  }
}

const addAnyInt = (to: IntBuilder, bytes: Uint8Array, from: number, end: number): boolean => {
  const small = smallWhole(bytes, from, end)
  if (!Number.isNaN(small)) {
    if (small !== (small | 0)) return false
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
  const { precision, scale } = to
  const small = smallDecimal(bytes, from, end, scale)
  if (!Number.isNaN(small)) {
    if (precision < 16 && Math.abs(small) >= ten(precision)) return false
    addDecimalNumber(to, small)
    return true
  }
  const digits = readJavaDigits(textAt(bytes, from, end).replaceAll(',', ''))
  const value = digits === undefined ? undefined : toScale(digits, precision, scale)
  if (value === undefined) return false
  addDecimal(to, value)
  return true
}

const yes = new TextEncoder().encode('true')
const no = new TextEncoder().encode('false')

const addAnyBoolean = (to: BooleanBuilder, bytes: Uint8Array, from: number, end: number): boolean => {
  const value = isWord(bytes, from, end, yes)
  if (!value && !isWord(bytes, from, end, no)) return false
  addBoolean(to, value)
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
