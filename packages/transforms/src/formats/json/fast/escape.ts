import { type TextBuilder, textRoom } from '../../../builders/text.js'
import { hexDigit } from '../exact/escape.js'
import { knownByte, unsure } from './scan.js'

const hexUnit = (bytes: Uint8Array, at: number): number => {
  let unit = 0
  for (let index = 0; index < 4; index++) {
    const digit = hexDigit(bytes[at + index] ?? 0)
    if (digit < 0) return -1
    unit = (unit << 4) | digit
  }
  return unit
}

/** What one byte after a backslash stands for; 0 where it stands for nothing, or for `\u`. */
const shortEscape = (byte: number): number => {
  switch (byte) {
    case 0x22:
    case 0x27:
    case 0x2f:
    case 0x5c:
      return byte
    case 0x62:
      return 0x08
    case 0x66:
      return 0x0c
    case 0x6e:
      return 0x0a
    case 0x72:
      return 0x0d
    case 0x74:
      return 0x09
    default:
      return 0
  }
}

/** The place after the escape whose backslash is at `at`, or unsure. */
export const afterEscape = (bytes: Uint8Array, at: number): number => {
  if (bytes[at + 1] === 0x75) return hexUnit(bytes, at + 2) < 0 ? unsure : at + 6
  return shortEscape(knownByte(bytes, at + 1)) === 0 ? unsure : at + 2
}

/** Puts a character in UTF-8 and gives the place after it. */
const putCharacter = (values: Uint8Array, at: number, code: number): number => {
  let to = at
  if (code < 0x80) {
    values[to++] = code
    return to
  }
  if (code < 0x800) values[to++] = 0xc0 | (code >> 6)
  else {
    if (code < 0x10000) values[to++] = 0xe0 | (code >> 12)
    else {
      values[to++] = 0xf0 | (code >> 18)
      values[to++] = 0x80 | ((code >> 12) & 0x3f)
    }
    values[to++] = 0x80 | ((code >> 6) & 0x3f)
  }
  values[to++] = 0x80 | (code & 0x3f)
  return to
}

/** The character of the escape `\u` at `at`: of two such escapes that make a pair; `?` for half a pair alone. */
const escapedCharacter = (bytes: Uint8Array, at: number): number => {
  const unit = hexUnit(bytes, at + 2)
  if (unit < 0xd800 || unit > 0xdfff) return unit
  if (unit > 0xdbff || bytes[at + 6] !== 0x5c || bytes[at + 7] !== 0x75) return 0x3f
  const low = hexUnit(bytes, at + 8)
  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : 0x3f
}

/** Adds the character of the escape whose backslash is at `at`, but ends no text; gives the place after it, or unsure. */
export const addEscape = (builder: TextBuilder, bytes: Uint8Array, at: number): number => {
  const after = afterEscape(bytes, at)
  if (after < 0) return unsure
  textRoom(builder, 4)
  const { values, end } = builder
  if (bytes[at + 1] === 0x75) {
    const code = escapedCharacter(bytes, at)
    builder.end = putCharacter(values, end, code)
    return code > 0xffff ? at + 12 : after
  }
  values[end] = shortEscape(knownByte(bytes, at + 1))
  builder.end = end + 1
  return after
}
