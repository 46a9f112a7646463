import { closeText, type TextBuilder } from '../../../builders/text.js'
import { copyRun, copyText, longestCopied, runEnd } from './copy-text.js'
import { addEscape, afterEscape } from './escape.js'
import { knownByte, type Scan, unsure } from './scan.js'

/** The quote that closes a string whose first byte is at `from`, or unsure. */
export const closingQuote = (scan: Scan, from: number): number => {
  const { bytes } = scan
  scan.escaped = false
  let at = runEnd(scan, from)
  while (knownByte(bytes, at) === 0x5c) {
    scan.escaped = true
    at = afterEscape(bytes, at)
    if (at < 0) return unsure
    at = runEnd(scan, at)
  }
  return knownByte(bytes, at) === 0x22 && at - from <= longestCopied ? at : unsure
}

/** Adds what is left from `next` on of the string whose first byte is at `from`. */
const readRest = (scan: Scan, builder: TextBuilder, from: number, next: number): number => {
  const { bytes } = scan
  let at = copyRun(scan, builder, next)
  while (knownByte(bytes, at) === 0x5c) {
    at = addEscape(builder, bytes, at)
    if (at < 0) return unsure
    at = copyRun(scan, builder, at)
  }
  if (knownByte(bytes, at) !== 0x22 || at - from > longestCopied) return unsure
  closeText(builder)
  return at + 1
}

/** Adds the string whose first byte is at `from`. */
export const readText = (scan: Scan, builder: TextBuilder, from: number): number => {
  const after = copyText(scan, builder, from)
  return after > 0 ? after : readRest(scan, builder, from, from - after - 1)
}

/** The place after a string whose first byte is at `from`. */
export const skipQuoted = (scan: Scan, from: number): number => {
  const quote = closingQuote(scan, from)
  return quote < 0 ? unsure : quote + 1
}
