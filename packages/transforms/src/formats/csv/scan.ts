import type { Builder } from '../../builders/builder.js'
import type { Search } from '../shared/search.js'
import type { Dialect } from './options.js'

/** What ends a line: any of Hadoop's ends, a line feed, or a carriage return and a line feed. */
export type LineEnd = 'any' | 'lf' | 'crlf'

/**
 * How most records are read: in one pass, from bytes to columns. What it is not sure of, it leaves to the parser.
 */
export interface Fast {
  readonly dialect: Dialect
  readonly search: Search
  readonly columns: readonly Builder[]
  /** Whether a quote in quotes is doubled. */
  readonly doubles: boolean
  /** A byte before a quote in quotes, and before itself, 0 for none. */
  readonly escape: number
  /** A byte that means something else in quotes, 0 for none. */
  readonly other: number
  /** Whether cells in quotes are read here. */
  readonly quotes: boolean
  lineEnd: LineEnd
  /** UTF-8, and the same bytes; from `limit` on nothing is read. */
  bytes: Uint8Array
  view: DataView
  limit: number
  /** No byte `other` is between the place that is read and this one. */
  otherAt: number
  /** Whether a cell of the record at hand could not be read. */
  bad: boolean
}

/** The record is for the parser. */
export const unsureRecord = -1

/** Whether a line ends at a place: with a byte that is the end, or the first of it. */
export const isLineEnd = ({ bytes, lineEnd }: Fast, at: number): boolean => {
  const byte = bytes[at]
  if (byte === 0x0a) return lineEnd !== 'crlf'
  return byte === 0x0d && (lineEnd === 'any' || (lineEnd === 'crlf' && bytes[at + 1] === 0x0a))
}
