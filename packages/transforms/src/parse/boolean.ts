import { endOfInk, firstInk, isBlankOrDelete } from './blank.js'

const ascii = (words: readonly string[]): readonly Uint8Array[] =>
  words.map((word) => new TextEncoder().encode(word))

const trueWords = ascii(['true', 't', 'yes', 'y', '1'])
const falseWords = ascii(['false', 'f', 'no', 'n', '0'])

/** A letter in lower case; a digit stays, and nothing else becomes either. */
const folded = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)

const isWord = (word: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean => {
  if (word.length !== to - from) return false
  for (let at = 0; at < word.length; at++) if (word[at] !== folded(bytes[from + at] ?? 0)) return false
  return true
}

const isOneOf = (words: readonly Uint8Array[], bytes: Uint8Array, from: number, to: number): boolean => {
  for (const word of words) if (isWord(word, bytes, from, to)) return true
  return false
}

/** Reads what Spark's `try_cast(... as boolean)` reads from UTF-8 bytes; undefined for all else. */
export const readBoolean = (bytes: Uint8Array, from: number, to: number): boolean | undefined => {
  const start = firstInk(bytes, from, to, isBlankOrDelete)
  const end = endOfInk(bytes, start, to, isBlankOrDelete)
  if (isOneOf(trueWords, bytes, start, end)) return true
  return isOneOf(falseWords, bytes, start, end) ? false : undefined
}
