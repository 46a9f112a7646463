import { holds } from '../../../bytes/equal.js'
import { scanNumber } from './number.js'
import { afterSpaces, type Scan, unsure } from './scan.js'
import { skipQuoted } from './text.js'

/** Deeper values are for the exact reader, which knows Spark's limits. */
const deepest = 100

const utf8 = new TextEncoder()
type Word = 'null' | 'true' | 'false'
const words: Readonly<Record<Word, Uint8Array>> = {
  null: utf8.encode('null'),
  true: utf8.encode('true'),
  false: utf8.encode('false'),
}

/** The place after `null`, `true` or `false`, or unsure. */
export const skipWord = (bytes: Uint8Array, at: number, word: Word): number =>
  holds(bytes, at, words[word], 0, words[word].length) ? at + words[word].length : unsure

const skipEntry = (scan: Scan, from: number, inObject: boolean, depth: number): number => {
  if (!inObject) return skipValue(scan, from, depth)
  const { bytes } = scan
  if (bytes[from] !== 0x22) return unsure
  const name = skipQuoted(scan, from + 1)
  if (name < 0 || name - from > 40_000) return unsure
  const colon = afterSpaces(bytes, name)
  return bytes[colon] === 0x3a ? skipValue(scan, afterSpaces(bytes, colon + 1), depth) : unsure
}

const skipEntries = (scan: Scan, from: number, inObject: boolean, depth: number): number => {
  if (depth > deepest) return unsure
  const { bytes } = scan
  const close = inObject ? 0x7d : 0x5d
  let at = afterSpaces(bytes, from)
  if (bytes[at] === close) return at + 1
  for (;;) {
    at = skipEntry(scan, at, inObject, depth)
    if (at < 0) return unsure
    at = afterSpaces(bytes, at)
    const byte = bytes[at++]
    if (byte === close) return at
    if (byte !== 0x2c) return unsure
    at = afterSpaces(bytes, at)
  }
}

/** The place after a value of any kind that JSON allows; what follows it is not looked at. */
export const skipValue = (scan: Scan, from: number, depth: number): number => {
  switch (scan.bytes[from]) {
    case 0x22:
      return skipQuoted(scan, from + 1)
    case 0x7b:
      return skipEntries(scan, from + 1, true, depth + 1)
    case 0x5b:
      return skipEntries(scan, from + 1, false, depth + 1)
    case 0x6e:
      return skipWord(scan.bytes, from, 'null')
    case 0x74:
      return skipWord(scan.bytes, from, 'true')
    case 0x66:
      return skipWord(scan.bytes, from, 'false')
    default:
      return scanNumber(scan, from)
  }
}
