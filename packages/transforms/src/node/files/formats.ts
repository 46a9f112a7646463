import { stat } from 'node:fs/promises'
import { type AnyTable, onlySourceOf, type Relation, refuse } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import type { CsvOptions } from '../../formats/csv/options.js'
import type { JsonOptions, RawTable } from '../../formats/json/options.js'
import { readArrow } from './arrow.js'
import { readCsv } from './csv.js'
import { readJson } from './json.js'
import { readParquet } from './parquet.js'
import { type PartitionColumn, partitionsIn } from './partitions.js'
import { cannotRead, checkPath, filesOfSource, type Reads } from './source.js'
import { type FileState, stateOf } from './unchanged.js'

/** What a file holds. */
export type Format = 'json' | 'csv' | 'arrow' | 'parquet'

/** What one thread needs to know to read a file. */
export interface ReadOptions {
  /** The columns that the rules read. */
  readonly columns: readonly string[]
  readonly json: JsonOptions
  readonly csv: CsvOptions
}

/** What a file must hold for a relation: the rows of its source. */
export const rawTableOf = (relation: Relation): RawTable => {
  const { name, fields } = onlySourceOf(relation).parts
  return { name, raw: fields }
}

type Read = (table: RawTable, path: string, how: ReadOptions) => AsyncIterable<RecordBatch>

/** How each format is read in one thread. */
export const readers: { readonly [F in Format]: Read } = {
  json: (table, path, { json }) => readJson(table, path, json),
  csv: (table, path, { csv }) => readCsv(table, path, csv),
  arrow: (_, path, { columns }) => readArrow(path, columns.length === 0 ? {} : { columns }),
  parquet: (_, path, { columns }) => readParquet(path, columns.length === 0 ? {} : { columns }),
}

const endings: { readonly [F in Format]: RegExp } = {
  json: /\.(?:json|ndjson|jsonl)(?:\.(?:gz|zst))?$/,
  csv: /\.csv(?:\.(?:gz|zst))?$/,
  arrow: /\.(?:arrow|arrows|feather|ipc)$/,
  parquet: /\.parquet$/,
}

const formats = Object.keys(endings) as readonly Format[]

const endingOf = (path: string): Format | undefined => formats.find((format) => endings[format].test(path))

/** What a file holds, by the ending of its name, or else of the folder or pattern that it comes of. */
const formatOf = (table: string, path: string, given: string): Format =>
  endingOf(path) ??
  endingOf(given) ??
  refuse(
    `${table}: ${path} ends in nothing that says what it holds; rename it, or give format: ${formats.map((format) => `'${format}'`).join(' or ')}`,
  )

/** Who reads each format, for messages. */
export const readerNames: { readonly [F in Format]: Reads['reader'] } = {
  json: 'readJson',
  csv: 'readCsv',
  arrow: 'readArrow',
  parquet: 'readParquet',
}

/** A file to read. */
export interface SourceFile {
  readonly path: string
  readonly format: Format
  /** The raw columns that are in the names of its folders. */
  readonly partitions?: readonly PartitionColumn[]
}

/** A file, and its bytes on disk. */
export interface SizedFile extends SourceFile {
  readonly size: number
  /** What it was when the work began. */
  readonly state: FileState | undefined
  /** Whether any part of it can be read by itself. */
  readonly seekable: boolean
}

const compressed = /\.(?:gz|zst)$/

/** The files to read, of folders their parts, checked as far as that goes without opening them. */
export const filesOf = (
  table: AnyTable,
  source: string | readonly string[],
  format: Format | undefined,
): readonly SourceFile[] => {
  const paths = typeof source === 'string' ? [source] : source
  if (paths.length === 0) refuse(`${table.name}: expected at least one file to clean`)
  if (format !== undefined && !formats.includes(format))
    refuse(`${table.name}: expected format to be one of ${formats.join(', ')}, got ${String(format)}`)
  return paths.flatMap((given) => {
    const reader = readerNames[format ?? endingOf(given) ?? 'json']
    return filesOfSource({ reader, table: table.name }, given).map((listed) => {
      const { path } = listed
      const of = format ?? formatOf(table.name, path, given)
      const file = { path, format: of, partitions: partitionsIn(rawTableOf(table.relation), listed) }
      if (of === 'json' || of === 'csv') checkPath({ reader: readerNames[of], table: table.name }, path)
      return file
    })
  })
}

/** A file, and its bytes on disk. */
export const sizeOf = async (table: AnyTable, file: SourceFile): Promise<SizedFile> => {
  try {
    const found = await stat(file.path, { bigint: true })
    const state = stateOf(found)
    const isWhole = (file.partitions ?? []).length === 0
    const seekable = isWhole && state !== undefined && !compressed.test(file.path)
    return { ...file, size: Number(found.size), state, seekable }
  } catch (error) {
    throw cannotRead({ reader: readerNames[file.format], table: table.name }, file.path, error)
  }
}
