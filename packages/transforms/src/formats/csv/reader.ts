import { at, type Field, refuse, showType, types } from '@lockstep/schema'
import type { RecordBatch, Schema } from 'apache-arrow'
import { arrowSchema } from '../../arrow/types.js'
import { builder } from '../../builders/any.js'
import type { StructBuilder } from '../../builders/builder.js'
import type { RawTable } from '../json/options.js'
import { plainSearch, type Search } from '../shared/search.js'
import type { OnUnreadRecord } from '../shared/unread.js'
import { fastOf } from './fast.js'
import { type CsvOptions, type Dialect, dialectOf } from './options.js'
import { newParser, type Parser } from './parser.js'
import type { Fast } from './scan.js'
import { newTokens, type Tokens } from './tokens.js'

/** How tests make the reader do all by the slow way. */
export interface CsvLimits {
  readonly search?: Search
  readonly fast?: boolean
}

/** A table's reader at work. */
export interface CsvReader {
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
  readonly onUnreadRecord: OnUnreadRecord | undefined
  file: string
  record: number
  /** The bytes of the records of the batch at hand. */
  bytes: number
}

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
export const csvReaderOf = (
  table: RawTable,
  options: CsvOptions,
  { search = plainSearch, fast = true }: CsvLimits,
): CsvReader =>
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
      onUnreadRecord: options.onUnreadRecord,
      file: '',
      record: 0,
      bytes: 0,
    }
  })
