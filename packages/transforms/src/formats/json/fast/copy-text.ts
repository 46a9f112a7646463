import { closeText, putText, type TextBuilder } from '../../../builders/text.js'
import type { Scan } from './scan.js'

// The loops here call only functions of this file that are not exported: V8 looks an import or export up at each call.

/**
 * Bit 7 of a byte of the result is set where the word has a quote or a control character; behind the first such byte others may
 * be marked, too. XOR with 02 makes a quote (22) 20, and keeps control characters below that; less 21, both borrow.
 */
const ends = (word: number): number => ((word ^ 0x02020202) - 0x21212121) & ~word & 0x80808080

/** The number of bytes of a word before the first one that is marked. */
const before = (marks: number): number => (31 - Math.clz32(marks & -marks)) >> 3

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number

const isEnd = (byte: number): boolean => byte < 0x20 || byte === 0x22 || byte === 0x5c

/** Longer strings are for the exact reader, which knows Spark's limits. */
export const longestCopied = 19_000_000

const nearby = 24

/** Sets `scan.slash` to the first backslash from `from` on. */
const seekSlash = (scan: Scan, from: number): void => {
  const { bytes } = scan
  const near = Math.min(from + nearby, bytes.length)
  for (let at = from; at < near; at++)
    if (bytes[at] === 0x5c) {
      scan.slash = at
      return
    }
  scan.slash = scan.search.find(bytes, 0x5c, near)
}

/** The place of the first quote, backslash or control character at `from` or after it. */
export const runEnd = (scan: Scan, from: number): number => {
  if (scan.slash < from) seekSlash(scan, from)
  const { bytes, view } = scan
  const stop = Math.min(scan.slash, scan.limit) - 4
  let at = from
  for (; at <= stop; at += 4) {
    const marks = ends(view.getInt32(at, true))
    if (marks !== 0) return at + before(marks)
  }
  while (!isEnd(byteAt(bytes, at))) at++
  return at
}

/** As `runEnd`; the bytes before that place are added to the text. */
export const copyRun = (scan: Scan, into: TextBuilder, from: number): number => {
  const end = runEnd(scan, from)
  putText(into, scan.view, from, end)
  return end
}

/**
 * Adds the string whose first byte is at `from`, and gives the place after its quote; or adds what comes before an
 * escape, or as much as there is room for, and gives how much that is, as a negative number less 1.
 */
export const copyText = (scan: Scan, into: TextBuilder, from: number): number => {
  if (scan.slash < from) seekSlash(scan, from)
  const { view, bytes } = scan
  const { view: to, values, end } = into
  const shift = end - from
  const stop = Math.min(scan.slash, scan.limit, values.length - shift) - 8
  let at = from
  for (; at <= stop; at += 8) {
    to.setFloat64(at + shift, view.getFloat64(at, true), true)
    const low = ends(view.getInt32(at, true))
    const high = ends(view.getInt32(at + 4, true))
    if ((low | high) !== 0) {
      at += low !== 0 ? before(low) : before(high) + 4
      if (byteAt(bytes, at) !== 0x22 || at - from > longestCopied) break
      into.end = at + shift
      closeText(into)
      return at + 1
    }
  }
  into.end = at + shift
  return from - at - 1
}
