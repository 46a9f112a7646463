import { at, type Field, refuse, showType, types } from '@lockstep/schema'
import { makeData, RecordBatch, type Schema, Struct } from 'apache-arrow'
import { arrowSchema } from '../arrow.js'
import { closeStruct, type StructBuilder } from '../build/nested.js'
import { addNull, type Builder, builder, cutTo, finish } from '../build.js'
import type { RawTable } from '../json/options.js'
import { plainSearch, type Search } from '../json/search.js'
import { addConverted } from './convert.js'
import { type Fast, fastOf } from './fast.js'
import { type CsvOptions, type Dialect, dialectOf } from './options.js'
import { newParser, type Parser } from './parser.js'
import { isSpan } from './span.js'
import { emptyQuotes, mostColumns, newTokens, nothing, type Tokens } from './tokens.js'

/** A bad record, in mode `failFast`, or one that stops Spark in every mode. */
export class BadCsvRecord extends Error {
  override readonly name = 'BadCsvRecord'
  readonly table: string
  readonly file: string
  /** The record's number in the file, header, blank lines and comments among them; the first is 1. */
  readonly record: number
  /** The column that could not be read; undefined where the number of cells is wrong. */
  readonly column: string | undefined

  constructor(table: string, file: string, record: number, message: string, column?: string) {
    const place = column === undefined ? '' : `, column ${column}`
    super(`${table}: ${file}, record ${record}${place}: ${message}`)
    this.table = table
    this.file = file
    this.record = record
    this.column = column
  }
}

/** How tests make the reader do all by the slow way. */
export interface Limits {
  readonly search?: Search
  readonly fast?: boolean
}

/** A table's reader at work. */
export interface Reader {
  readonly table: RawTable
  readonly dialect: Dialect
  readonly schema: Schema
  readonly row: StructBuilder
  readonly tokens: Tokens
  readonly parser: Parser
  /** How most records are read; undefined where none may be. */
  readonly fast: Fast | undefined
  readonly search: Search
  readonly ready: RecordBatch[]
  file: string
  record: number
  /** The bytes of the records of the batch at hand. */
  bytes: number
}

/** So many bytes of records make less text than an Arrow column can hold. */
export const mostBytes: number = 2 ** 29

const checkType = ({ name, type }: Field): void => {
  if (type.kind === 'date' || type.kind === 'timestamp')
    refuse(
      `${name}: the CSV reader takes no ${type.kind}: Spark reads it by the session's zone and settings; read it as z.string() and use ${type.kind === 'date' ? 'toDate' : 'toTimestamp'}(...)`,
    )
  if (type.kind === 'list' || type.kind === 'struct')
    refuse(`${name}: Spark's CSV reader takes no ${showType(type)}; read it as z.string()`)
  if (name === '_corrupt_record')
    refuse("_corrupt_record: Spark's CSV reader puts bad records into this column; give it another name")
}

/** A reader of a table that has read nothing. */
export const readerOf = (
  table: RawTable,
  options: CsvOptions,
  { search = plainSearch, fast = true }: Limits,
): Reader =>
  at(table.name, () => {
    const dialect = dialectOf(options)
    for (const field of table.raw) checkType(field)
    const row = builder(types.struct(table.raw), Math.min(dialect.batchRows, 1024))
    if (row.kind !== 'struct') throw new TypeError('a row is a struct')
    return {
      table,
      dialect,
      schema: arrowSchema(table.raw),
      row,
      tokens: newTokens(),
      parser: newParser(dialect, newTokens()),
      fast: fast ? fastOf(dialect, row.fields, search) : undefined,
      search,
      ready: [],
      file: '',
      record: 0,
      bytes: 0,
    }
  })

/** Makes a batch of the rows so far. */
export const flush = (reader: Reader): void => {
  const { schema, row } = reader
  const { length } = row
  const { children } = finish(row)
  const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children })
  reader.ready.push(new RecordBatch(schema, data))
  reader.bytes = 0
}

const bad = (reader: Reader, message: string, column?: string): BadCsvRecord =>
  new BadCsvRecord(reader.table.name, reader.file, reader.record, message, column)

/** Adds a cell; false where it is bad. */
const addCell = (dialect: Dialect, to: Builder, tokens: Tokens, index: number): boolean => {
  const { nullValue, emptyValue } = dialect
  let bytes = tokens.text
  let from = index < tokens.count ? (tokens.spans[index * 2] as number) : nothing
  let end = tokens.spans[index * 2 + 1] as number
  if (from === emptyQuotes) {
    bytes = emptyValue
    from = 0
    end = emptyValue.length
  }
  if (from === nothing || isSpan(bytes, from, end, nullValue)) {
    addNull(to)
    return true
  }
  if (addConverted(to, bytes, from, end, dialect)) return true
  addNull(to)
  return false
}

/** Ends a good row. */
export const endRow = (reader: Reader): void => {
  const { row, dialect } = reader
  closeStruct(row)
  if (row.length >= dialect.batchRows || reader.bytes > mostBytes) flush(reader)
}

/** Adds the row of some tokens, as the mode says. */
export const addRow = (reader: Reader, tokens: Tokens): void => {
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
  if (good || mode !== 'dropMalformed') endRow(reader)
  else cutTo(row, length)
}
