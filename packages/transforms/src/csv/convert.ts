import type { Field } from '@lockstep/schema'
import { addBoolean, addDouble, addInt } from '../build/fixed.js'
import { closeText, type TextBuilder, textRoom } from '../build/text.js'
import { addDecimal, addLong } from '../build/wide.js'
import type { Builder } from '../build.js'
import { asciiDigits, readDigits, toScale } from '../json/decimal.js'
import { readDouble } from '../parse/double.js'
import { copy } from '../text/bytes.js'
import { decoded, isText } from './decode.js'
import type { Dialect } from './options.js'
import { isSpan } from './span.js'

/** Adds a cell that is not null to a column; false where it is not of the column's type. */
export type Convert = (bytes: Uint8Array, from: number, to: number) => boolean

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

/** How Spark's CSV reader makes cells of text, column by column: Java's own parsing, and not Spark's casts. */
export const converterOf = (to: Builder, { type }: Field, named: Dialect['named']): Convert => {
  switch (to.kind) {
    case 'text':
      return (bytes, from, end) => {
        if (!hasWide(bytes, from, end) || isText(bytes.subarray(from, end))) addSpan(to, bytes, from, end)
        else {
          const text = decoded(bytes.subarray(from, end))
          addSpan(to, text, 0, text.length)
        }
        return true
      }
    case 'int':
      return (bytes, from, end) => {
        const small = smallWhole(bytes, from, end)
        const value = Number.isNaN(small) ? wholeOf(textAt(bytes, from, end)) : small
        if (value === undefined || BigInt.asIntN(32, BigInt(value)) !== BigInt(value)) return false
        addInt(to, Number(value))
        return true
      }
    case 'long':
      return (bytes, from, end) => {
        const small = smallWhole(bytes, from, end)
        const value = Number.isNaN(small) ? wholeOf(textAt(bytes, from, end)) : BigInt(small)
        if (value === undefined || BigInt.asIntN(64, value) !== value) return false
        addLong(to, value)
        return true
      }
    case 'double':
      return (bytes, from, end) => {
        const word = named.find(([word]) => isSpan(bytes, from, end, word))
        const value = word === undefined ? doubleAt(bytes, from, end) : word[1]
        if (value === undefined) return false
        addDouble(to, value)
        return true
      }
    case 'decimal':
      return (bytes, from, end) => {
        const digits = readDigits(textAt(bytes, from, end).replaceAll(',', ''))
        const value =
          digits === undefined || type.kind !== 'decimal'
            ? undefined
            : toScale(digits, type.precision, type.scale)
        if (value === undefined) return false
        addDecimal(to, value)
        return true
      }
    case 'boolean':
      return (bytes, from, end) => {
        const word = end - from > 5 ? '' : textAt(bytes, from, end).toLowerCase()
        if (word !== 'true' && word !== 'false') return false
        addBoolean(to, word === 'true')
        return true
      }
    default:
      throw new TypeError(`a column of ${to.kind} comes from no CSV`)
  }
}
