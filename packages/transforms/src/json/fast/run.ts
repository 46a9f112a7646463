import { type TextBuilder, textRoom } from '../../build/text.js'
import { byteAt, type Scan } from './scan.js'

/** Bit 7 is set in a byte of the result, the first one at least, where the word has a quote or a control character. */
const ends = (word: number): number => ((word ^ 0x02020202) - 0x21212121) & ~word & 0x80808080

/** How many bytes of a word come before the first one that is marked. */
const before = (marks: number): number => (31 - Math.clz32(marks & -marks)) >> 3

const isEnd = (byte: number): boolean => byte < 0x20 || byte === 0x22 || byte === 0x5c

const nearby = 24

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

const copyWords = (scan: Scan, into: TextBuilder, from: number): number => {
  const { view } = scan
  const { view: to, values, end } = into
  const stop = Math.min(scan.slash, scan.limit, from + values.length - end) - 4
  const shift = end - from
  let at = from
  for (; at <= stop; at += 4) {
    const word = view.getInt32(at, true)
    to.setInt32(at + shift, word, true)
    const marks = ends(word)
    if (marks !== 0) {
      at += before(marks)
      break
    }
  }
  into.end = at + shift
  return at
}

const copyBytes = (scan: Scan, into: TextBuilder, from: number): number => {
  const { bytes } = scan
  const { values } = into
  let { end } = into
  const stop = from + Math.min(values.length - end, 8)
  let at = from
  for (; at < stop; at++) {
    const byte = byteAt(bytes, at)
    if (isEnd(byte)) break
    values[end++] = byte
  }
  into.end = end
  return at
}

/** As `runEnd`; the bytes before that place are added to the text. */
export const copyRun = (scan: Scan, into: TextBuilder, from: number): number => {
  if (scan.slash < from) seekSlash(scan, from)
  const { bytes } = scan
  let at = copyWords(scan, into, from)
  while (!isEnd(byteAt(bytes, at))) {
    textRoom(into, 64)
    at = copyWords(scan, into, copyBytes(scan, into, at))
  }
  return at
}
