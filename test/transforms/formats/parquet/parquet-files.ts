import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Field, types } from '@lockstep/schema'
import { type RecordBatch, Table } from 'apache-arrow'
import { afterAll } from 'vitest'
import type { ParquetReadOptions } from '../../../../packages/transforms/src/formats/parquet/read.js'
import { parquetFrom } from '../../../../packages/transforms/src/formats/parquet/stitch.js'
import { type ParquetSource, readParquet } from '../../../../packages/transforms/src/node/files/parquet.js'
import { edges, someTypes } from '../../../agreement/draw.js'
import type { Cell } from '../../../kit/arrow/cells.js'
import { fromCells } from '../../../kit/arrow/plain.js'

/** A folder for the files of one test module, and new names in it. */
export const scratch = (): { readonly folder: string; readonly newPath: () => string } => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-parquet-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let made = 0
  return { folder, newPath: () => join(folder, `${made++}.parquet`) }
}

/** All that a file has, as one table. */
export const readAll = async (source: ParquetSource, options: ParquetReadOptions = {}): Promise<Table> => {
  const batches: RecordBatch[] = []
  for await (const batch of readParquet(source, options)) batches.push(batch)
  return new Table(batches)
}

/** One file out of parts, as bytes. */
export const stitched = async (parts: Iterable<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of parquetFrom(parts)) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

/** A column of each type, with its edges. */
export const everything = someTypes.map((type, at) => ({
  name: `c${at}`,
  type,
  cells: [...edges(type), null],
}))

const rows = Math.max(...everything.map(({ cells }) => cells.length))

/** A table of them. */
export const everyType: Table = fromCells(
  everything.map(({ cells }) => Array.from({ length: rows }, (_, row) => cells[row] ?? null)),
  everything,
)

/** Columns of a small table that has what pages can have: nulls, repeats, texts that are all different, lists. */
export const smallFields: readonly Field[] = [
  { name: 'id', type: types.int },
  { name: 'word', type: types.text },
  { name: 'unique', type: types.text },
  { name: 'tags', type: types.list(types.text) },
]

/** Its rows from one number on. */
export const small = (from: number, to: number): Table => {
  const each = (cell: (row: number) => Cell): readonly Cell[] =>
    Array.from({ length: to - from }, (_, at) => cell(from + at))
  return fromCells(
    [
      each((row) => (row % 7 === 0 ? null : row)),
      each((row) => (row % 11 === 0 ? null : `word ${row % 5}`)),
      each((row) => `unique ${row}`),
      each((row) => Array.from({ length: row % 4 }, (_, tag) => `tag ${tag}`)),
    ],
    smallFields,
  )
}

/** What DuckDB answers. */
export const duckdb = async (sql: string): Promise<readonly (readonly unknown[])[]> => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRows()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
