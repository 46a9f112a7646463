import { type Field, showType } from '@lockstep/schema'
import { makeData, RecordBatch, Struct } from 'apache-arrow'
import { addNull, cutTo, finish } from '../../builders/any.js'
import type { Builder } from '../../builders/builder.js'
import { closeStruct } from '../../builders/nested.js'
import { isSpan } from '../../bytes/equal.js'
import { recordBeginning } from '../shared/unread.js'
import { addConverted } from './convert.js'
import { BadCsvRecord } from './error.js'
import type { Dialect } from './options.js'
import type { CsvReader } from './reader.js'
import { emptyCell, emptyQuotes, mostColumns, type Tokens } from './tokens.js'

/** The most bytes of a batch's records. Their text is less than an Arrow column can hold. */
const mostBytes: number = 2 ** 29

/** Makes a batch of the rows so far. */
export const flushCsv = (reader: CsvReader): void => {
  const { schema, row } = reader
  const { length } = row
  const { children } = finish(row)
  const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children })
  reader.ready.push(new RecordBatch(schema, data))
  reader.bytes = 0
}

const bad = (reader: CsvReader, message: string, column?: string): BadCsvRecord =>
  new BadCsvRecord(reader.table.name, reader.file, reader.record, message, column)

/** Adds a cell; false where it is bad. */
const addCell = (dialect: Dialect, to: Builder, tokens: Tokens, index: number): boolean => {
  const { nullValue, emptyValue } = dialect
  let bytes = tokens.text
  let from = index < tokens.count ? (tokens.spans[index * 2] as number) : emptyCell
  let end = tokens.spans[index * 2 + 1] as number
  if (from === emptyQuotes) {
    bytes = emptyValue
    from = 0
    end = emptyValue.length
  }
  if (from === emptyCell || isSpan(bytes, from, end, nullValue)) {
    addNull(to)
    return true
  }
  if (addConverted(to, bytes, from, end, dialect)) return true
  addNull(to)
  return false
}

/** Ends a good row. */
export const endRow = (reader: CsvReader): void => {
  const { row, dialect } = reader
  closeStruct(row)
  if (row.length >= dialect.batchRows || reader.bytes > mostBytes) flushCsv(reader)
}

/** Tells of a record that was not read whole. */
export const noteUnread = ({ onUnreadRecord, file, record }: CsvReader, bytes: Uint8Array): void =>
  onUnreadRecord?.({ file, record, text: recordBeginning(bytes) })

/** Adds the row of some tokens, which some bytes hold, as the mode says. */
export const addRow = (reader: CsvReader, tokens: Tokens, bytes: Uint8Array): void => {
  const { row, table, dialect } = reader
  const { mode } = dialect
  const { length, fields } = row
  if (tokens.count > mostColumns)
    throw bad(reader, `it has more than ${mostColumns} cells, which stops Spark's parser`)
  const wrong =
    tokens.count === fields.length ? undefined : `expected ${fields.length} cells, got ${tokens.count}`
  if (wrong !== undefined && mode === 'failFast') throw bad(reader, wrong)
  let good = wrong === undefined
  for (let index = 0; index < fields.length; index++) {
    if (addCell(dialect, fields[index] as Builder, tokens, index)) continue
    good = false
    const { name, type } = table.raw[index] as Field
    if (mode === 'failFast') throw bad(reader, `expected ${showType(type)}, got other text`, name)
  }
  if (!good) noteUnread(reader, bytes)
  if (good || mode !== 'dropMalformed') endRow(reader)
  else cutTo(row, length)
}
