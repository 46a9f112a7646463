import { put, sourceOf } from '../../builders/put-bytes.js'
import { type TextBuilder, textRoom } from '../../builders/text.js'
import { digitOf } from '../../bytes/ascii.js'
import { holds } from '../../bytes/equal.js'
import type { TextColumn } from '../../column/column.js'
import { rewrite } from '../shared/rewrite-text.js'
import { hexValue } from './hex.js'

const utf8 = new TextEncoder()

const and = 0x26
const numberSign = 0x23
const semicolon = 0x3b
const letterX = 0x78

/** What stands behind the `&`, and the character that it stands for. */
const names = Object.entries({ 'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', 'apos;': "'" }).map(
  ([name, letter]) => ({ name: utf8.encode(name), letter: letter.charCodeAt(0) }),
)

/** An entity found in a cell: its code point, and the place behind it. */
interface Entity {
  codePoint: number
  next: number
}

const isCodePoint = (number: number): boolean =>
  number > 0 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff)

/** Reads a number behind `&#`: at most seven decimal digits, or `x` and six hexadecimal ones, and a semicolon. */
const readNumber = (bytes: Uint8Array, from: number, to: number, found: Entity): boolean => {
  const isHex = from < to && ((bytes[from] as number) | 0x20) === letterX
  const first = isHex ? from + 1 : from
  const most = Math.min(to, first + (isHex ? 6 : 7))
  let number = 0
  let at = first
  for (; at < most; at++) {
    const digit = isHex ? hexValue(bytes[at] as number) : digitOf(bytes[at])
    if (digit < 0) break
    number = number * (isHex ? 16 : 10) + digit
  }
  found.codePoint = number
  found.next = at + 1
  return at > first && at < to && bytes[at] === semicolon && isCodePoint(number)
}

const readName = (bytes: Uint8Array, from: number, to: number, found: Entity): boolean => {
  for (const { name, letter } of names)
    if (to - from >= name.length && holds(bytes, from, name, 0, name.length)) {
      found.codePoint = letter
      found.next = from + name.length
      return true
    }
  return false
}

const putCodePoint = (out: TextBuilder, codePoint: number): void => {
  textRoom(out, 4)
  const { values } = out
  if (codePoint < 0x80) {
    values[out.end++] = codePoint
    return
  }
  if (codePoint < 0x800) values[out.end++] = 0xc0 | (codePoint >> 6)
  else {
    if (codePoint < 0x10000) values[out.end++] = 0xe0 | (codePoint >> 12)
    else {
      values[out.end++] = 0xf0 | (codePoint >> 18)
      values[out.end++] = 0x80 | ((codePoint >> 12) & 0x3f)
    }
    values[out.end++] = 0x80 | ((codePoint >> 6) & 0x3f)
  }
  values[out.end++] = 0x80 | (codePoint & 0x3f)
}

/** Text with the five entities of XML and numbered ones as characters, from left to right, once. */
export const decodeHtml = (column: TextColumn): TextColumn => {
  const { length, offsets, bytes } = column
  const first = bytes.indexOf(and, offsets[0])
  if (first < 0 || first >= (offsets[length] as number)) return column
  const source = sourceOf(bytes)
  const found: Entity = { codePoint: 0, next: 0 }
  return rewrite(column, (out, from, to) => {
    let done = from
    for (let at = from; at < to; at++) {
      if (bytes[at] !== and) continue
      const isFound =
        at + 1 < to && bytes[at + 1] === numberSign
          ? readNumber(bytes, at + 2, to, found)
          : readName(bytes, at + 1, to, found)
      if (!isFound) continue
      put(out, source, done, at)
      putCodePoint(out, found.codePoint)
      done = found.next
      at = done - 1
    }
    put(out, source, done, to)
  })
}
