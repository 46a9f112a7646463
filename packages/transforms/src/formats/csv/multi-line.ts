import { refuse } from '@lockstep/schema'
import { cutTo } from '../../builders/any.js'
import { carriageReturn, lineFeed } from '../../bytes/ascii.js'
import { isMarked } from '../shared/lines.js'
import { readFast, setFast } from './fast.js'
import { checkHeader } from './header.js'
import type { CsvReader } from './reader.js'
import { readRecord } from './record.js'
import { addRow, endRow, noteUnread } from './row.js'
import { type Fast, unsureRecord } from './scan.js'

/** The number of UTF-16 units in which Spark looks for the first line end. */
const firstBuffer = 1_048_576

/** The place after the first `most` units of UTF-16 of some bytes. */
const afterUnits = (bytes: Uint8Array, most: number): number => {
  let units = 0
  let at = 0
  for (; at < bytes.length && units < most; at++) {
    const byte = bytes[at] as number
    units += byte < 0x80 ? 1 : byte < 0xc0 ? 0 : byte < 0xf0 ? 1 : 2
  }
  return at
}

/** The line end of a file: that of its first line, a line feed where there is none. */
const separators = (bytes: Uint8Array): readonly [number, number] => {
  const end = afterUnits(bytes, firstBuffer)
  for (let at = 0; at < end; at++) {
    if (bytes[at] === lineFeed) return [lineFeed, 0]
    if (bytes[at] === carriageReturn)
      return [carriageReturn, at + 1 < end && bytes[at + 1] === lineFeed ? lineFeed : 0]
  }
  return [lineFeed, 0]
}

/**
 * Of a file of four units or fewer, Spark looks for the line end again at its end, and finds a line feed: a carriage
 * return there is text.
 */
const isTiny = (bytes: Uint8Array): boolean => afterUnits(bytes, 4) === bytes.length

const joined = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

const checkEncoding = ({ table, file }: CsvReader, bytes: Uint8Array): void => {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe))
    refuse(`${table.name}: ${file} begins with the byte order mark of UTF-16; write it in UTF-8`)
}

/** The fast way for some bytes, the line end being known; undefined where the parser must read all. */
const fastFor = ({ fast, parser, search }: CsvReader, bytes: Uint8Array): Fast | undefined => {
  const { separator, secondSeparator, lastSeparator } = parser
  if (fast === undefined || lastSeparator < bytes.length) return undefined
  if (separator === carriageReturn && secondSeparator === 0) return undefined
  const limit = bytes.lastIndexOf(lineFeed) + 1
  if (!search.isUtf8(bytes.subarray(0, limit))) return undefined
  fast.lineEnd = separator === lineFeed ? 'lf' : 'crlf'
  setFast(fast, bytes, limit)
  return fast
}

/** Reads the record by the fast way, and gives the place after it; or `unsureRecord`. */
const afterFast = (reader: CsvReader, fast: Fast, from: number): number => {
  const { row, dialect } = reader
  const first = fast.bytes[from]
  if (from >= fast.limit || first === lineFeed || first === carriageReturn || first === dialect.comment)
    return unsureRecord
  const { length } = row
  const end = readFast(fast, from)
  if (end < 0) {
    cutTo(row, length)
    return unsureRecord
  }
  const after = fast.lineEnd === 'crlf' ? end + 2 : end + 1
  reader.record++
  reader.bytes += after - from
  if (fast.bad) noteUnread(reader, fast.bytes.subarray(from, end))
  endRow(reader)
  return after
}

/** Enough bytes to find the line end in, each unit of UTF-16 being at most three. */
const enough = firstBuffer * 3 + 3

/** Reads a file as one text, in which cells in quotes hold line ends. Yields where batches are ready. */
export async function* readWhole(
  reader: CsvReader,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<void, void, undefined> {
  const { parser } = reader
  let { header } = reader.dialect
  let rest: Uint8Array = new Uint8Array(0)
  let begun = false
  reader.record = 0
  const read = function* (last: boolean): Generator<void, void, undefined> {
    if (!begun) {
      checkEncoding(reader, rest)
      if (isMarked(rest, 0)) rest = rest.length === 3 ? new Uint8Array(1) : rest.subarray(3)
      ;[parser.separator, parser.secondSeparator] = separators(rest)
      parser.lastSeparator = isTiny(rest) ? rest.length - 1 : Number.POSITIVE_INFINITY
      begun = true
    }
    parser.bytes = rest
    parser.end = rest.length
    const fast = fastFor(reader, rest)
    let from = 0
    while (from < rest.length) {
      const after = header || fast === undefined ? unsureRecord : afterFast(reader, fast, from)
      if (after >= 0) {
        from = after
        if (reader.ready.length > 0) yield
        continue
      }
      const start = from
      const found = readRecord(parser, start, last)
      if (found === 'more') break
      reader.record++
      reader.bytes += parser.at - from
      from = parser.at
      if (found === 'blank') continue
      if (header) checkHeader(reader, parser.tokens)
      else addRow(reader, parser.tokens, rest.subarray(start, from))
      header = false
      if (reader.ready.length > 0) yield
    }
    rest = rest.subarray(from)
  }
  for await (const chunk of chunks) {
    rest = joined(rest, chunk)
    if (begun || rest.length >= enough) yield* read(false)
  }
  yield* read(true)
}
