import { cutTo } from '../../builders/any.js'
import {
  addChunk,
  endFile,
  endLine,
  hasLine,
  isMarked,
  isUtf8Line,
  type LineReader,
  lineStart,
  newFile,
  newLines,
} from '../shared/lines.js'
import { readFast, setFast } from './fast.js'
import { checkHeader } from './header.js'
import { simpleLine } from './plain-line.js'
import type { CsvReader } from './reader.js'
import { readRecord } from './record.js'
import { addRow, endRow, noteUnread } from './row.js'
import type { Tokens } from './tokens.js'

/** Whether a line has anything above U+0020, as Java's `trim` leaves. */
const hasInk = (bytes: Uint8Array, from: number, end: number): boolean => {
  for (let at = from; at < end; at++) if ((bytes[at] as number) > 0x20) return true
  return false
}

const tokensOf = (reader: CsvReader, bytes: Uint8Array, from: number, end: number): Tokens => {
  const { dialect, tokens, parser } = reader
  if (!dialect.trimLeading && simpleLine(tokens, bytes, from, end, dialect)) return tokens
  parser.bytes = bytes
  parser.end = end
  readRecord(parser, from, true)
  return parser.tokens
}

const nul = new Uint8Array(1)

/** The first line that is looked into: Spark's parser drops a byte order mark, and reads a NUL if nothing else is there. */
const firstTokens = (reader: CsvReader, bytes: Uint8Array, from: number, end: number): Tokens => {
  if (!isMarked(bytes, from)) return tokensOf(reader, bytes, from, end)
  return from + 3 === end ? tokensOf(reader, nul, 0, 1) : tokensOf(reader, bytes, from + 3, end)
}

/** What a file has not had yet. */
interface Awaited {
  header: boolean
  first: boolean
}

/** Reads the line by the fast way, and says whether that could be. */
const readFastLine = (reader: CsvReader, lines: LineReader, from: number): boolean => {
  const { fast, row, dialect } = reader
  const first = lines.bytes[from] as number
  if (fast === undefined || first <= 0x20 || first === dialect.comment || !isUtf8Line(lines, from))
    return false
  if (fast.bytes !== lines.bytes) setFast(fast, lines.bytes, lines.bytes.length)
  const { length } = row
  const end = readFast(fast, from)
  if (end < 0) {
    cutTo(row, length)
    return false
  }
  reader.bytes += endLine(lines, end) - from
  reader.record = lines.count
  if (fast.bad) noteUnread(reader, lines.bytes.subarray(from, end))
  endRow(reader)
  return true
}

const readLine = (reader: CsvReader, lines: LineReader, awaited: Awaited): void => {
  const from = lineStart(lines)
  if (!awaited.first && !awaited.header && readFastLine(reader, lines, from)) return
  const end = endLine(lines, from)
  const { comment } = reader.dialect
  reader.record = lines.count
  if (!hasInk(lines.bytes, from, end) || (comment !== 0 && lines.bytes[from] === comment)) return
  reader.bytes += end - from
  const tokens = (awaited.first ? firstTokens : tokensOf)(reader, lines.bytes, from, end)
  awaited.first = false
  if (awaited.header) checkHeader(reader, tokens)
  else addRow(reader, tokens, lines.bytes.subarray(from, end))
  awaited.header = false
}

/** Reads a file line by line, each by itself; blank lines and comments are passed over. Yields where batches are ready. */
export async function* readLines(
  reader: CsvReader,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<void, void, undefined> {
  const lines = newLines(reader.search)
  if (reader.fast !== undefined) reader.fast.lineEnd = 'any'
  newFile(lines, 0)
  const awaited: Awaited = { header: reader.dialect.header, first: true }
  for await (const chunk of chunks) {
    addChunk(lines, chunk)
    while (hasLine(lines)) {
      readLine(reader, lines, awaited)
      if (reader.ready.length > 0) yield
    }
  }
  if (endFile(lines)) readLine(reader, lines, awaited)
}
