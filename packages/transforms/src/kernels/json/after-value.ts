import { isDigit, minus, point } from '../../bytes/ascii.js'
import { unescaped } from './json-text.js'

/** The most brackets within one another that Spark's parser takes, and the most digits of a number. */
const deepest = 1000
const longestNumber = 1000

/** The longest name, in UTF-16, that Spark 4 takes behind a mark; 3.5 has no limit. */
const longestName = 49_999

/** What is no JSON. */
export const none = -1

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a

const isHex = (byte: number): boolean =>
  isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)

const escapes = new Set([...'"\\/bfnrt'].map((letter) => letter.charCodeAt(0)))

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number

/** The place of the next byte that is no blank. */
export const afterBlanks = (bytes: Uint8Array, from: number, end: number): number => {
  let at = from
  for (; at < end; at++) {
    const byte = byteAt(bytes, at)
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) break
  }
  return at
}

/** The place after an escape, whose backslash is at `at`. */
const afterEscape = (bytes: Uint8Array, at: number, end: number): number => {
  if (at + 1 >= end) return none
  const letter = byteAt(bytes, at + 1)
  if (letter !== 0x75) return escapes.has(letter) ? at + 2 : none
  if (at + 6 > end) return none
  for (let digit = at + 2; digit < at + 6; digit++) if (!isHex(byteAt(bytes, digit))) return none
  return at + 6
}

/** The place after a string, whose first quote is at `from`. */
export const afterString = (bytes: Uint8Array, from: number, end: number): number => {
  for (let at = from + 1; at < end; ) {
    const byte = byteAt(bytes, at)
    if (byte === quote) return at + 1
    if (byte < 0x20) return none
    at = byte === backslash ? afterEscape(bytes, at, end) : at + 1
    if (at < 0) return none
  }
  return none
}

const afterDigits = (bytes: Uint8Array, from: number, end: number): number => {
  let at = from
  while (at < end && isDigit(byteAt(bytes, at))) at++
  return at
}

/** The place after a number: no zero stands before its other digits, and digits on both sides of its point. */
export const afterNumber = (bytes: Uint8Array, from: number, end: number): number => {
  const first = bytes[from] === minus ? from + 1 : from
  let at = bytes[first] === 0x30 && first < end ? first + 1 : afterDigits(bytes, first, end)
  let digits = at - first
  if (digits === 0) return none
  if (at < end && bytes[at] === point) {
    const start = at + 1
    at = afterDigits(bytes, start, end)
    if (at === start) return none
    digits += at - start
  }
  if (at < end && (byteAt(bytes, at) | 0x20) === 0x65) {
    const sign = bytes[at + 1]
    const start = sign === 0x2b || sign === minus ? at + 2 : at + 1
    at = afterDigits(bytes, start, end)
    if (at <= start) return none
    digits += at - start
  }
  return digits > longestNumber ? none : at
}

const words = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word))

const afterWord = (bytes: Uint8Array, from: number, end: number): number => {
  const word = words.find(([first]) => first === bytes[from])
  if (word === undefined || from + word.length > end) return none
  return word.every((byte, index) => bytes[from + index] === byte) ? from + word.length : none
}

const isTooLong = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from > longestName && unescaped(bytes.subarray(from, to)).length > longestName

/** The place after what stands between brackets: values, or names and values. */
const afterEntries = (bytes: Uint8Array, from: number, end: number, depth: number): number => {
  const isObject = bytes[from] === 0x7b
  const closing = isObject ? 0x7d : 0x5d
  let at = afterBlanks(bytes, from + 1, end)
  if (depth > deepest) return none
  if (at < end && bytes[at] === closing) return at + 1
  for (;;) {
    if (isObject) {
      if (at >= end || bytes[at] !== quote) return none
      const after = afterString(bytes, at, end)
      if (after < 0 || isTooLong(bytes, at + 1, after - 1)) return none
      at = afterBlanks(bytes, after, end)
      if (at >= end || bytes[at] !== colon) return none
      at = afterBlanks(bytes, at + 1, end)
    }
    at = afterValue(bytes, at, end, depth)
    if (at < 0) return none
    at = afterBlanks(bytes, at, end)
    if (at >= end) return none
    const byte = bytes[at++]
    if (byte === closing) return at
    if (byte !== comma) return none
    at = afterBlanks(bytes, at, end)
  }
}

/** The place after a value of JSON that stands in `depth` brackets, by RFC 8259 and Spark's limits; `none` where there is no value. */
export const afterValue = (bytes: Uint8Array, at: number, end: number, depth: number): number => {
  if (at >= end) return none
  const first = byteAt(bytes, at)
  if (first === quote) return afterString(bytes, at, end)
  if (first === 0x7b || first === 0x5b) return afterEntries(bytes, at, end, depth + 1)
  return first === minus || isDigit(first) ? afterNumber(bytes, at, end) : afterWord(bytes, at, end)
}
