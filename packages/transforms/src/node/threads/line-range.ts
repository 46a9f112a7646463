import { openSync, statSync } from 'node:fs'
import type { RecordBatch } from 'apache-arrow'
import { giveAway, lend, takeBack } from '../../builders/lend.js'
import type { JsonOptions, RawTable } from '../../formats/json/options.js'
import { readJsonPart } from '../../formats/json/read.js'
import { type JsonReader, jsonReaderOf } from '../../formats/json/reader.js'
import { type Unread, unreadCount } from '../../formats/shared/unread.js'
import { nodeSearch } from '../files/node-search.js'
import { cannotRead } from '../files/source.js'
import { checkUnchanged, type FileState } from '../files/unchanged.js'
import { chunksFrom, lineFrom } from './line-bounds.js'
import { type Ahead, noAhead } from './read-ahead.js'

/** The lines of a file of newline-delimited JSON that begin from one place to before another. */
export interface LineRange {
  readonly path: string
  readonly from: number
  readonly to: number
  /** The bytes of the file. */
  readonly size: number
  /** What the file must be still. */
  readonly state: FileState | undefined
}

/** Reads ranges of files, one after the other. */
export interface RangeReader {
  /** Gives each batch to `take`; returns the number of lines, and what of them was not read whole. */
  readonly read: (
    range: LineRange,
    take: (batch: RecordBatch) => void,
  ) => { readonly lines: number; readonly unread: Unread }
  /** Says that nobody looks any more at the batches given, but at the buffers that are kept: other memory is used again. */
  readonly takeBack: (kept: ReadonlySet<ArrayBufferLike>) => void
  readonly close: () => void
}

/** Bytes after a range that are read ahead with it, since its last line ends there. */
const behind = 64 << 10

/**
 * A reader of ranges, by the raw columns of a table, that reads `chunkBytes` at once; by `ahead` it reads what comes
 * after a range of as many bytes.
 */
export const rangeReader = (
  first: RawTable,
  json: JsonOptions,
  chunkBytes: number,
  ahead: Ahead = noAhead,
): RangeReader => {
  const room = Buffer.allocUnsafeSlow(chunkBytes)
  const unread = unreadCount()
  const reader: JsonReader = jsonReaderOf(
    first,
    { ...json, onUnreadRecord: unread.note },
    { search: nodeSearch },
  )
  lend(reader.row.builder)
  let open: { readonly path: string; readonly file: number } | undefined
  const close = (): void => {
    if (open !== undefined) ahead.close(open.file)
    open = undefined
  }
  const fileOf = (path: string): number => {
    if (open?.path !== path) close()
    open ??= { path, file: openSync(path, 'r') }
    return open.file
  }
  function* chunks({ path, from, to, size }: LineRange): Generator<Uint8Array, void, undefined> {
    try {
      const file = fileOf(path)
      const known = { from, bytes: ahead.taken(file, from) }
      ahead.begin(file, to, Math.min(to - from + behind, size - to))
      const start = lineFrom(file, from, to, room)
      if (start < to) yield* chunksFrom(file, start, lineFrom(file, to, size, room), room, known)
    } catch (error) {
      throw cannotRead({ reader: 'readJson', table: first.name }, path, error)
    }
  }
  const check = ({ path, state }: LineRange): void => {
    try {
      checkUnchanged(path, state, statSync(path, { bigint: true, throwIfNoEntry: false }))
    } catch (error) {
      throw cannotRead({ reader: 'readJson', table: first.name }, path, error)
    }
  }
  const read: RangeReader['read'] = (range, take) => {
    giveAway(reader.row.builder)
    const atStart = range.from === 0
    const part = { name: range.path, first: atStart, chunks: chunks(range) }
    try {
      for (const batch of readJsonPart(reader, part)) take(batch)
    } finally {
      // Whatever went wrong with a file that changed: that it changed is said.
      check(range)
    }
    return { lines: reader.lines.count - (atStart ? 0 : 1), unread: unread.taken() }
  }
  return { read, takeBack: (kept) => takeBack(reader.row.builder, kept), close }
}
