import { unitBytes } from './decode-utf8.js'
import { append, appendUntil, nextCharacter, type Parser, prepend } from './parser.js'

const newLine = 0x0a
const none = -1

/** An unescaped quote in a cell: all up to the delimiter belongs to it. Spark's `STOP_AT_DELIMITER`. */
const untilDelimiter = (parser: Parser): void => {
  const { delimiter, quote } = parser.dialect
  prepend(parser, quote)
  parser.ch = nextCharacter(parser)
  appendUntil(parser, delimiter, newLine, none)
}

/** A cell in which escapes count though a quote in it is not escaped, up to the delimiter. */
const valueWithEscapes = (parser: Parser): void => {
  const { delimiter, quote, quoteEscape } = parser.dialect
  while (parser.ch !== delimiter && parser.ch !== newLine) {
    if (parser.ch !== quote && parser.ch !== quoteEscape) {
      if (parser.prev === quote) {
        quoteInValue(parser)
        return
      }
      append(parser, parser.ch)
    } else escaped(parser)
    parser.prev = parser.ch
    parser.ch = nextCharacter(parser)
  }
}

const quoteInValue = (parser: Parser): void => {
  append(parser, parser.dialect.quote)
  parser.prev = parser.ch
  valueWithEscapes(parser)
}

const escaped = (parser: Parser): void => {
  const { quote, quoteEscape, escapeEscape } = parser.dialect
  const { ch, prev } = parser
  if (ch === quoteEscape && prev === escapeEscape && escapeEscape !== 0) {
    append(parser, quoteEscape)
    parser.ch = 0
  } else if (prev === quoteEscape) {
    if (ch === quote) {
      append(parser, quote)
      parser.ch = 0
    } else append(parser, prev)
  } else if (ch === quote && prev === quote) append(parser, quote)
  else if (prev === quote) quoteInValue(parser)
}

const isBlank = (ch: number): boolean => ch <= 0x20

/** After the closing quote: blanks count for nothing, unless more than blanks comes before the delimiter. */
const afterQuote = (parser: Parser): void => {
  const { delimiter, quote } = parser.dialect
  if (parser.ch === delimiter || parser.ch === newLine || !isBlank(parser.ch)) return
  const blanks: number[] = []
  do {
    blanks.push(parser.ch)
    parser.ch = nextCharacter(parser)
    if (parser.ch === newLine) return
  } while (isBlank(parser.ch) && parser.ch !== delimiter)
  if (parser.ch === delimiter) return
  append(parser, quote)
  for (const blank of blanks) append(parser, blank)
  goOn(parser)
}

/** Adds the whole character at hand: which one comes after it is asked where the bytes end. */
const appendUnit = (parser: Parser): void => {
  const { bytes, at, end, ch } = parser
  append(parser, ch)
  if (ch < 0x80) return
  parser.at = at - 1 + unitBytes(bytes, at - 1, end)
  for (let more = at; more < parser.at; more++) append(parser, bytes[more] as number)
}

/** As the parser calls itself: where the character at hand is a NUL, it begins a new quoted cell. */
const goOn = (parser: Parser): void => {
  appendUnit(parser)
  parser.prev = parser.ch
  if (parser.prev !== 0) untilDelimiter(parser)
  else readQuoted(parser)
}

/** Reads a cell that begins with a quote, which is the character at hand. */
export const readQuoted = (parser: Parser): void => {
  const { delimiter, quote, quoteEscape, escapeEscape } = parser.dialect
  parser.ch = nextCharacter(parser)
  for (;;) {
    const { ch, prev } = parser
    if (prev === quote && (isBlank(ch) || ch === delimiter || ch === newLine)) break
    if (ch !== quote && ch !== quoteEscape) {
      if (prev === quote) {
        parser.unescaped = true
        append(parser, quote)
        goOn(parser)
        return
      }
      if (prev === quoteEscape && quoteEscape !== 0) append(parser, quoteEscape)
      appendUntil(parser, quote, quoteEscape, escapeEscape)
      parser.prev = parser.ch
      parser.ch = nextCharacter(parser)
    } else {
      escaped(parser)
      parser.prev = parser.ch
      parser.ch = nextCharacter(parser)
      if (parser.unescaped && (parser.ch === delimiter || parser.ch === newLine)) return
    }
  }
  afterQuote(parser)
}
