import type { Dialect } from './options.js'
import { addToken, emptyCell, emptyQuotes, type Tokens } from './tokens.js'

/** That the bytes end here, and with them the file or the line; or, in a part of a file, that more are needed. */
export const endOfInput: unique symbol = Symbol('ended')

const newLine = 0x0a

/**
 * Spark's parser (univocity 2.9.1) at work on one record, character by character; all that it compares is ASCII, so
 * that bytes do. Its odd answers to stray quotes depend on every one of these.
 */
export interface Parser {
  readonly dialect: Dialect
  readonly tokens: Tokens
  bytes: Uint8Array
  /** Where the record began, the next byte, and the place after the last one. */
  start: number
  at: number
  end: number
  /** The characters at hand and before. */
  ch: number
  prev: number
  unescaped: boolean
  /** The line end of the file: its bytes, 0 for no second one; both 0 where lines come one by one. */
  separator: number
  secondSeparator: number
  /** From here on a line end of one byte is none: see `whole.ts`. */
  lastSeparator: number
  /** The cell that is being made: from `base` to `size` in the text of the tokens. */
  base: number
  size: number
}

/** A parser that has read nothing. */
export const newParser = (dialect: Dialect, tokens: Tokens): Parser => ({
  dialect,
  tokens,
  bytes: new Uint8Array(0),
  start: 0,
  at: 0,
  end: 0,
  ch: 0,
  prev: 0,
  unescaped: false,
  separator: 0,
  secondSeparator: 0,
  lastSeparator: Number.POSITIVE_INFINITY,
  base: 0,
  size: 0,
})

/** The next character: a line feed for the file's own line end, in quotes too. */
export const nextCharacter = (parser: Parser): number => {
  const { bytes, at, end, separator, secondSeparator } = parser
  if (at >= end) throw endOfInput
  const ch = bytes[at] as number
  parser.at = at + 1
  if (separator !== ch || separator === 0 || at >= parser.lastSeparator) return ch
  if (secondSeparator !== 0 && (at + 1 >= end || bytes[at + 1] !== secondSeparator)) return ch
  if (secondSeparator !== 0) parser.at = at + 2
  return newLine
}

/** Adds a character to the cell. */
export const append = (parser: Parser, ch: number): void => {
  const { tokens } = parser
  if (parser.size >= tokens.text.length) {
    const more = new Uint8Array(Math.max(tokens.text.length * 2, 1024))
    more.set(tokens.text)
    tokens.text = more
  }
  tokens.text[parser.size++] = ch
}

/** Adds a character before all others of the cell. */
export const prepend = (parser: Parser, ch: number): void => {
  append(parser, ch)
  const { tokens, base, size } = parser
  tokens.text.copyWithin(base + 1, base, size - 1)
  tokens.text[base] = ch
}

/**
 * Adds characters, the one at hand first, up to one of three, which becomes the one at hand. Where the bytes end
 * before, the one at hand stays.
 */
export const appendUntil = (parser: Parser, stop: number, second: number, third: number): void => {
  let { ch } = parser
  while (ch !== stop && ch !== second && ch !== third) {
    append(parser, ch)
    ch = nextCharacter(parser)
  }
  parser.ch = ch
}

/** Ends a cell that has nothing in it. */
export const endEmptyValue = (parser: Parser): void => addToken(parser.tokens, emptyCell, emptyCell)

/** Ends the cell. */
export const endValue = (parser: Parser): void => {
  const { tokens, base, size } = parser
  if (size === base) addToken(tokens, emptyQuotes, emptyQuotes)
  else addToken(tokens, base, size)
  parser.base = size
}
