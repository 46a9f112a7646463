import { addTextFrom, type TextBuilder } from '../../build/text.js'
import { addEscaped, afterEscape } from './escape.js'
import { byteAt, type Scan, unsure } from './scan.js'
import { afterCharacter } from './utf8.js'

/** Longer strings are for the exact reader, which knows Spark's limits. */
const longest = 19_000_000

/** Bit 7 is set in a byte of the result where the word has a quote, a backslash, a control or a non-ASCII byte first. */
const special = (word: number): number => {
  const quote = word ^ 0x22222222
  const slash = word ^ 0x5c5c5c5c
  return (
    (((quote - 0x01010101) & ~quote) |
      ((slash - 0x01010101) & ~slash) |
      ((word - 0x20202020) & ~word) |
      word) &
    0x80808080
  )
}

/** The place of the first byte from here on that is a quote, a backslash, a control character or not ASCII. */
const specialFrom = (scan: Scan, from: number): number => {
  const { bytes, view, limit } = scan
  let at = from
  for (const words = limit - 3; at < words; at += 4) {
    const found = special(view.getInt32(at, true))
    if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3)
  }
  for (; at < limit; at++) {
    const byte = byteAt(bytes, at)
    if (byte < 0x20 || byte === 0x22 || byte === 0x5c || byte >= 0x80) break
  }
  return at
}

/** The quote that closes a string whose first byte is at `from`, or unsure. */
export const closingQuote = (scan: Scan, from: number): number => {
  const { bytes } = scan
  scan.escaped = false
  let at = specialFrom(scan, from)
  for (;;) {
    const byte = byteAt(bytes, at)
    if (byte === 0x22) return at - from > longest ? unsure : at
    if (byte === 0x5c) {
      scan.escaped = true
      at = afterEscape(bytes, at)
    } else if (byte >= 0x80) at = afterCharacter(bytes, at)
    else return unsure
    if (at < 0) return unsure
    const next = byteAt(bytes, at)
    if (next < 0x80 && next !== 0x5c) at = specialFrom(scan, at)
  }
}

/** Adds the string whose first byte is at `from`. */
export const readText = (scan: Scan, builder: TextBuilder, from: number): number => {
  const quote = closingQuote(scan, from)
  if (quote < 0) return unsure
  if (scan.escaped) addEscaped(builder, scan.bytes, from, quote)
  else addTextFrom(builder, scan.view, from, quote)
  return quote + 1
}

/** The place after a string whose first byte is at `from`. */
export const skipString = (scan: Scan, from: number): number => {
  const quote = closingQuote(scan, from)
  return quote < 0 ? unsure : quote + 1
}
