import { carriageReturn, lineFeed } from '../../bytes/ascii.js'
import { joinLine, lastEnd } from './parts.js'
import { plainSearch, type Search } from './search.js'

/**
 * Finds the lines of a file as Hadoop does for Spark: a line feed, a carriage return, or one of each in this order
 * ends a line; a byte order mark before the first is dropped. In `bytes`, every line from `next` to `limit` is whole.
 */
export interface LineReader {
  readonly search: Search
  bytes: Uint8Array
  /** The same bytes as `bytes`. */
  view: DataView
  next: number
  limit: number
  /** Whether all bytes from `next` to `limit` were UTF-8. */
  isUtf8: boolean
  /** The lines of this file so far. */
  count: number
  /** The bytes given last, and what of them comes after the line in `bytes`, if that began in earlier ones. */
  chunk: Uint8Array
  rest: number
  /** What has been given of a line that is not at its end. */
  readonly begun: Uint8Array[]
  /** The bytes given last ended in a carriage return. */
  afterCr: boolean
  /** The next line feed and carriage return, where they have been looked for. */
  lf: number
  cr: number
}

/** Whether a byte order mark of UTF-8 stands at a place. */
export const isMarked = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf

const none = new Uint8Array(0)

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** No lines yet. */
export const newLines = (search: Search = plainSearch): LineReader => ({
  search,
  bytes: none,
  view: viewOf(none),
  next: 0,
  limit: 0,
  isUtf8: true,
  count: 0,
  chunk: none,
  rest: 0,
  begun: [],
  afterCr: false,
  lf: -1,
  cr: -1,
})

const setBytes = (lines: LineReader, bytes: Uint8Array, next: number, limit: number): void => {
  lines.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  lines.view = viewOf(bytes)
  lines.isUtf8 = lines.search.isUtf8(lines.bytes.subarray(next, limit))
  lines.next = next
  lines.limit = limit
  lines.lf = -1
  lines.cr = -1
}

/** Reads the begun line, which ends here, before all else. */
const joinBegun = (lines: LineReader): void => {
  const joined = joinLine(lines.begun)
  lines.begun.length = 0
  setBytes(lines, joined, 0, joined.length)
}

/** The next bytes of the file, which must not change until the next call. All whole lines must have been read. */
export const addChunk = (lines: LineReader, chunk: Uint8Array): void => {
  const from = lines.afterCr && chunk[0] === lineFeed ? 1 : 0
  if (chunk.length > 0) lines.afterCr = chunk[chunk.length - 1] === carriageReturn
  lines.chunk = chunk
  lines.rest = from
  setBytes(lines, none, 0, 0)
  if (lines.begun.length === 0) return
  const lf = lines.search.find(chunk, lineFeed, from)
  const cr = chunk.subarray(from, lf).indexOf(carriageReturn)
  const end = cr < 0 ? lf : from + cr
  if (end === chunk.length) return
  lines.begun.push(chunk.subarray(from, end))
  joinBegun(lines)
  lines.rest = end + (end !== lf && lf === end + 1 ? 2 : 1)
}

/** Whether there is another whole line; if not, what is left of the chunk waits for the next one. */
export const hasLine = (lines: LineReader): boolean => {
  if (lines.next < lines.limit) return true
  const { chunk, rest } = lines
  if (rest === chunk.length) return false
  const end = lastEnd(chunk, rest)
  setBytes(lines, chunk, rest, end)
  lines.rest = chunk.length
  if (end < chunk.length) lines.begun.push(new Uint8Array(chunk.subarray(end)))
  return rest < end
}

/** Where the next line begins. */
export const lineStart = (lines: LineReader): number => {
  const { bytes, next } = lines
  const marked = isMarked(bytes, next)
  return marked && lines.count === 0 ? next + 3 : next
}

const endFrom = (lines: LineReader, at: number): number => {
  const { bytes } = lines
  if (bytes[at] === lineFeed || bytes[at] === carriageReturn) return at
  if (lines.lf < at) lines.lf = lines.search.find(bytes, lineFeed, at)
  if (lines.cr < at) lines.cr = lines.search.find(bytes, carriageReturn, at)
  return Math.min(lines.lf, lines.cr)
}

/** Whether the line is UTF-8 from `at` to its end. */
export const isUtf8Line = (lines: LineReader, at: number): boolean =>
  lines.isUtf8 || lines.search.isUtf8(lines.bytes.subarray(at, endFrom(lines, at)))

/** Passes the end of the line, which is at `at` or after it; gives the place where the line ends. */
export const endLine = (lines: LineReader, at: number): number => {
  const { bytes } = lines
  const end = endFrom(lines, at)
  const both = bytes[end] === carriageReturn && bytes[end + 1] === lineFeed
  lines.next = both ? end + 2 : end + 1
  lines.count++
  return end
}

/** At the end of a file: what has begun is a line, too. Says whether there is one. */
export const endFile = (lines: LineReader): boolean => {
  if (lines.begun.length === 0) return false
  joinBegun(lines)
  return true
}

/** Before the first line of another file, or of a piece that comes after some lines of it. */
export const newFile = (lines: LineReader, before: number): void => {
  lines.count = before
  lines.afterCr = false
}
