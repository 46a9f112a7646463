import { type AnyTable, rowPart } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { buffersOf } from '../../column/pack.js'
import { bytesOf } from '../../engine/byte-size.js'
import { batchesOf } from '../../engine/clean-by.js'
import { flowOf } from '../../engine/flow.js'
import { tableInputOf } from '../../engine/input.js'
import type { Rows } from '../../engine/rows.js'
import { engine } from '../../engine/whole.js'
import type { JsonOptions } from '../../formats/json/options.js'
import { type EncodeOptions, encodeRowGroups } from '../../formats/parquet/encode.js'
import { allRead, type Unread } from '../../formats/shared/unread.js'
import { rawTableOf } from '../files/formats.js'
import { type LineRange, type RangeReader, rangeReader } from './line-range.js'
import type { Ahead } from './read-ahead.js'

/**
 * A part of a job, which needs no other: to read and clean a range of a file; to clean rows, of the columns that are
 * read; to encode rows of the columns that go out, which somebody else may hold, too.
 */
export type Task =
  | { readonly kind: 'range'; readonly range: LineRange }
  | { readonly kind: 'rows'; readonly rows: Rows }
  | { readonly kind: 'encode'; readonly rows: readonly Rows[]; readonly held: boolean }

/** What came of a task. */
export interface Done {
  /** Rows of the longest part of the table in which no row needs another: before the first `distinct`. */
  readonly cleaned: readonly Rows[]
  /** The same rows encoded, in place of `cleaned`. */
  readonly part: Uint8Array | undefined
  /** The rows and lines that were read, and the rows that went out. */
  readonly rowsIn: number
  readonly lines: number
  /** What was not read whole; records count from the task's first line. */
  readonly unread: Unread
  readonly rowsOut: number
}

/** A job, of many tasks. */
export interface Job {
  readonly table: AnyTable
  readonly json: JsonOptions
  /** The bytes that are read at once. */
  readonly chunkBytes: number
  /** Where rows are to be encoded: how, and from how many bytes on it is worth while. */
  readonly encode: { readonly options: EncodeOptions; readonly leastBytes: number } | undefined
}

/** A job at work in one thread. */
export interface Work {
  readonly run: (task: Task) => Done
  readonly close: () => void
}

const lengthOf = (rows: readonly Rows[]): number => rows.reduce((sum, { length }) => sum + length, 0)

/** Begins a job in this thread, which reads files by `ahead` while it works on what was read. */
export const begin = ({ table, json, chunkBytes, encode }: Job, ahead?: Ahead): Work => {
  const { source, rows } = tableInputOf(table)
  const part = rowPart(table.relation)
  const flow = flowOf(part, [source], engine)
  const encodes = encode !== undefined && part === table.relation
  let reader: RangeReader | undefined
  const encoded = (rows: readonly Rows[]): Uint8Array =>
    encodeRowGroups(rows.map(batchesOf(table)), encode?.options)
  const done = (cleaned: readonly Rows[], rowsIn: number, lines: number, unread: Unread): Done => {
    const counts = { rowsIn, lines, unread, rowsOut: lengthOf(cleaned) }
    return encodes && bytesOf(cleaned) >= encode.leastBytes
      ? { ...counts, cleaned: [], part: encoded(cleaned) }
      : { ...counts, cleaned, part: undefined }
  }
  const read = (range: LineRange): Done => {
    reader ??= rangeReader(rawTableOf(table.relation), json, chunkBytes, ahead)
    const cleaned: Rows[] = []
    let rowsIn = 0
    const { lines, unread } = reader.read(range, (batch: RecordBatch) => {
      rowsIn += batch.numRows
      cleaned.push(...flow.push(rows(batch)))
    })
    const result = done(cleaned, rowsIn, lines, unread)
    reader.takeBack(buffersOf(result.cleaned.flatMap(({ columns }) => columns)))
    return result
  }
  return {
    run: (task) => {
      switch (task.kind) {
        case 'range':
          return read(task.range)
        case 'rows':
          return done([...flow.push(task.rows)], task.rows.length, 0, allRead)
        case 'encode':
          return {
            cleaned: [],
            part: encoded(task.rows),
            rowsIn: 0,
            lines: 0,
            unread: allRead,
            rowsOut: lengthOf(task.rows),
          }
      }
    },
    close: () => reader?.close(),
  }
}
