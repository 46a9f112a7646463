import { at, type Field, refuse, showType, types } from '@lockstep/schema'
import { makeData, RecordBatch, type Schema, Struct } from 'apache-arrow'
import { arrowSchema } from '../arrow.js'
import { closeStruct, type StructBuilder } from '../build/nested.js'
import { addNull, type Builder, builder, cutTo, finish } from '../build.js'
import type { RawTable } from '../json/options.js'
import { type Convert, converterOf } from './convert.js'
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

/** A column: where its cells go, and how they are made. */
interface Target {
  readonly field: Field
  readonly builder: Builder
  readonly convert: Convert
}

/** A table's reader at work. */
export interface Reader {
  readonly table: RawTable
  readonly dialect: Dialect
  readonly schema: Schema
  readonly row: StructBuilder
  readonly targets: readonly Target[]
  readonly tokens: Tokens
  readonly parser: Parser
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
export const readerOf = (table: RawTable, options: CsvOptions): Reader =>
  at(table.name, () => {
    const dialect = dialectOf(options)
    for (const field of table.raw) checkType(field)
    const row = builder(types.struct(table.raw), Math.min(dialect.batchRows, 1024))
    if (row.kind !== 'struct') throw new TypeError('a row is a struct')
    const targets = table.raw.map((field, index): Target => {
      const to = row.fields[index] as Builder
      return { field, builder: to, convert: converterOf(to, field, dialect.named) }
    })
    const tokens = newTokens()
    const parser = newParser(dialect, newTokens())
    const schema = arrowSchema(table.raw)
    return { table, dialect, schema, row, targets, tokens, parser, ready: [], file: '', record: 0, bytes: 0 }
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
const addCell = (
  { dialect }: Reader,
  { builder, convert }: Target,
  tokens: Tokens,
  index: number,
): boolean => {
  const { nullValue, emptyValue } = dialect
  let bytes = tokens.text
  let from = index < tokens.count ? (tokens.spans[index * 2] as number) : nothing
  let to = tokens.spans[index * 2 + 1] as number
  if (from === emptyQuotes) {
    bytes = emptyValue
    from = 0
    to = emptyValue.length
  }
  if (from === nothing || isSpan(bytes, from, to, nullValue)) {
    addNull(builder)
    return true
  }
  if (convert(bytes, from, to)) return true
  addNull(builder)
  return false
}

/** Adds the row of some tokens, as the mode says. */
export const addRow = (reader: Reader, tokens: Tokens): void => {
  const { row, targets, dialect } = reader
  const { mode } = dialect
  const { length } = row
  if (tokens.count > mostColumns)
    throw bad(reader, `it has more than ${mostColumns} cells, which stops Spark's parser`)
  const wrong =
    tokens.count === targets.length ? undefined : `expected ${targets.length} cells, got ${tokens.count}`
  if (wrong !== undefined && mode === 'failFast') throw bad(reader, wrong)
  let good = wrong === undefined
  for (let index = 0; index < targets.length; index++) {
    const target = targets[index] as Target
    if (addCell(reader, target, tokens, index)) continue
    good = false
    if (mode === 'failFast')
      throw bad(reader, `expected ${showType(target.field.type)}, got other text`, target.field.name)
  }
  closeStruct(row)
  if (!good && mode === 'dropMalformed') cutTo(row, length)
  else if (row.length >= dialect.batchRows || reader.bytes > mostBytes) flush(reader)
}
