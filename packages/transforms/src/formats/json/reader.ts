import { at, refuse, types } from '@lockstep/schema'
import { makeData, RecordBatch, type Schema, Struct } from 'apache-arrow'
import { arrowSchema } from '../../arrow/types.js'
import { finish } from '../../builders/any.js'
import { type LineReader, newLines } from '../shared/lines.js'
import { plainSearch, type Search } from '../shared/search.js'
import type { OnUnreadRecord } from '../shared/unread.js'
import { newScan, type Scan } from './fast/scan.js'
import { type JsonMode, type JsonOptions, modes, type RawTable } from './options.js'
import { rowCell } from './row-builders.js'
import type { StructCell } from './row-cells.js'
import { rowShape, type StructShape } from './shape.js'

/** A table's reader at work. */
export interface JsonReader {
  readonly table: string
  readonly mode: JsonMode
  readonly batchRows: number
  readonly batchBytes: number
  readonly schema: Schema
  readonly shape: StructShape
  readonly row: StructCell
  readonly lines: LineReader
  readonly scan: Scan
  /** Full batches. */
  readonly ready: RecordBatch[]
  readonly onUnreadRecord: OnUnreadRecord | undefined
  file: string
  /** The bytes of the lines of the batch at hand. */
  bytes: number
}

/** The most bytes of a batch's lines. Decoded to UTF-8, their text is less than an Arrow column can hold. */
export const mostBytes: number = 2 ** 30

/** How a test makes batches end early. */
export interface JsonLimits {
  readonly batchBytes?: number
  readonly search?: Search
}

/** A reader of a table that has read nothing. */
export const jsonReaderOf = (
  table: RawTable,
  options: JsonOptions,
  { batchBytes = mostBytes, search = plainSearch }: JsonLimits,
): JsonReader =>
  at(table.name, () => {
    const { mode = 'permissive', batchRows = 65_536 } = options
    if (!modes.includes(mode))
      refuse(`readJson: expected mode to be one of ${modes.join(', ')}, got ${String(mode)}`)
    if (!Number.isInteger(batchRows) || batchRows < 1)
      refuse(`readJson: expected batchRows to be a whole number from 1, got ${batchRows}`)
    if (table.raw.some(({ name }) => name === '_corrupt_record'))
      refuse("_corrupt_record: Spark's JSON reader puts bad lines into this column; give it another name")
    const shape = rowShape(types.struct(table.raw))
    return {
      table: table.name,
      mode,
      batchRows,
      batchBytes,
      schema: arrowSchema(table.raw),
      shape,
      row: rowCell(shape, Math.min(batchRows, 1024)),
      lines: newLines(search),
      scan: newScan(search),
      ready: [],
      onUnreadRecord: options.onUnreadRecord,
      file: '',
      bytes: 0,
    }
  })

/** Makes a batch of the rows so far. */
export const flushJson = (reader: JsonReader): void => {
  const { schema, row } = reader
  const { length } = row.builder
  const { children } = finish(row.builder)
  const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children })
  reader.ready.push(new RecordBatch(schema, data))
  reader.bytes = 0
}
