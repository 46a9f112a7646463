import {
  append,
  appendUntil,
  endEmptyValue,
  endOfInput,
  endValue,
  nextCharacter,
  type Parser,
} from './parser.js'
import { readQuoted } from './quoted.js'

const newLine = 0x0a
const none = -1

/** Passes over blanks. Where the bytes end before, the character at hand stays. */
const skipBlanks = (parser: Parser): void => {
  const { delimiter, quote } = parser.dialect
  let { ch } = parser
  while (ch <= 0x20 && ch !== delimiter && ch !== newLine && ch !== quote) ch = nextCharacter(parser)
  parser.ch = ch
}

/** The place of the delimiter or of the file's own line end; -1 where the bytes end before. */
const endOfValue = (parser: Parser): number => {
  const { bytes, at, end, separator, secondSeparator, dialect } = parser
  for (let place = at - 1; place < end; place++) {
    const ch = bytes[place]
    if (ch === dialect.delimiter) return place
    if (ch !== separator || separator === 0 || place >= parser.lastSeparator) continue
    if (secondSeparator === 0 || bytes[place + 1] === secondSeparator) return place
  }
  return -1
}

/**
 * Reads a quoted cell that ends at the first quote before a delimiter or line feed, with no escape before it; false
 * where it does not. Here an escape of escapes counts for nothing, as in Spark.
 */
const quickQuoted = (parser: Parser): boolean => {
  const { bytes, at, end, separator, secondSeparator, dialect } = parser
  const { delimiter, quote, quoteEscape, escapeEscape } = dialect
  let place = at
  for (; place < end; place++) {
    const ch = bytes[place] as number
    const after = bytes[place + 1]
    const isLast = place + 1 >= end
    if (ch === quote) {
      if (bytes[place - 1] === quoteEscape || isLast || (after !== delimiter && after !== newLine))
        return false
      break
    }
    if (ch === quoteEscape && !isLast && (after === quote || after === escapeEscape)) return false
    if (ch === separator && separator !== 0 && (secondSeparator === 0 || after === secondSeparator))
      return false
  }
  if (place === end) return false
  for (let from = at; from < place; from++) append(parser, bytes[from] as number)
  parser.at = place + 1
  endValue(parser)
  parser.ch = nextCharacter(parser)
  return true
}

/** Reads a cell without quotes. */
const plainValue = (parser: Parser): void => {
  const end = endOfValue(parser)
  if (end < 0) {
    appendUntil(parser, parser.dialect.delimiter, newLine, none)
    endValue(parser)
    return
  }
  for (let place = parser.at - 1; place < end; place++) append(parser, parser.bytes[place] as number)
  endValue(parser)
  parser.at = end
  parser.ch = nextCharacter(parser)
}

const cells = (parser: Parser): void => {
  const { delimiter, quote, trimLeading } = parser.dialect
  if (trimLeading) skipBlanks(parser)
  while (parser.ch !== newLine) {
    if (trimLeading) skipBlanks(parser)
    if (parser.ch === delimiter || parser.ch === newLine) endEmptyValue(parser)
    else {
      parser.unescaped = false
      parser.prev = 0
      if (parser.ch === quote) {
        if (!quickQuoted(parser)) {
          readQuoted(parser)
          endValue(parser)
        }
      } else plainValue(parser)
    }
    if (parser.ch !== newLine) {
      parser.ch = nextCharacter(parser)
      if (parser.ch === newLine) endEmptyValue(parser)
    }
  }
}

/** What the parser takes for the mark of a comment here, where none is set. */
const usualComment = 0x23

/** Whether what was begun when the bytes ended is a cell. */
const isCell = (parser: Parser): boolean => {
  const { delimiter, quote } = parser.dialect
  const comment = parser.dialect.comment || usualComment
  const { ch, prev } = parser
  if (ch === quote) {
    if (prev === quote) return true
    if (!parser.unescaped) append(parser, quote)
  }
  return prev !== 0 && ch !== delimiter && ch !== newLine && ch !== comment
}

const atEnd = (parser: Parser): void => {
  const cell = isCell(parser)
  parser.ch = 0
  parser.prev = 0
  const { tokens } = parser
  const hasText = parser.size > parser.base
  if (tokens.count > 0 || cell) {
    if (hasText || cell) endValue(parser)
    else if (parser.at > parser.start) endEmptyValue(parser)
  } else if (hasText) endValue(parser)
  else if (parser.at > parser.start) endEmptyValue(parser)
}

/** Passes over a comment, to the file's own line end. */
const skipLine = (parser: Parser): void => {
  const { bytes, secondSeparator } = parser
  while (parser.ch !== newLine || (secondSeparator !== 0 && bytes[parser.at - 2] !== parser.separator))
    parser.ch = nextCharacter(parser)
}

/**
 * Reads the record that begins at `from` into the tokens: `record` where it has cells, `blank` for an empty line or a
 * comment. Where the bytes end inside it, that is its end if they are the `last`; else `more` is needed.
 */
export const readRecord = (parser: Parser, from: number, last: boolean): 'record' | 'blank' | 'more' => {
  const { tokens, dialect } = parser
  tokens.count = 0
  parser.start = from
  parser.at = from
  parser.base = 0
  parser.size = 0
  try {
    parser.ch = nextCharacter(parser)
    if (dialect.comment !== 0 && parser.ch === dialect.comment) skipLine(parser)
    else cells(parser)
  } catch (problem) {
    if (problem !== endOfInput) throw problem
    if (!last) return 'more'
    if (dialect.comment === 0 || parser.bytes[from] !== dialect.comment) atEnd(parser)
  }
  return tokens.count > 0 ? 'record' : 'blank'
}
