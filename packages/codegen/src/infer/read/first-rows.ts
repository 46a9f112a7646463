import { basename } from 'node:path'
import type { Field } from '@lockstep/schema'
import { jsonColumns, readCsv, readJson } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { beginningOf, checkFile, checkIsText } from './head.js'
import { InferError } from './infer-error.js'
import { jsonFields } from './json-types.js'
import { type DataSource, openSource } from './source.js'

/** Rows from the beginning of a file, and whether they are all that it has. */
export interface FirstRows {
  readonly table: Table
  readonly isAll: boolean
}

const gather = async (batches: AsyncIterable<RecordBatch>, rows: number): Promise<FirstRows> => {
  const all: RecordBatch[] = []
  let count = 0
  for await (const batch of batches) {
    all.push(batch)
    count += batch.numRows
    if (count > rows) break
  }
  const table = new Table(all)
  return { table: count > rows ? table.slice(0, rows) : table, isAll: count <= rows }
}

/** The whole lines of a file's beginning. */
const wholeLines = (head: Buffer, size: number): Buffer =>
  head.length >= size ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1)

/** A JSON file as its beginning shows it: a long one is not read to its end only to be looked at. */
const beginningOfJson = async (
  path: string,
  size: number,
  raw: readonly Field[] | undefined,
  rows: number,
): Promise<FirstRows> => {
  const head = await beginningOf(path)
  checkIsText(path, head)
  const lines = wholeLines(head, path.endsWith('.gz') ? head.length + 1 : size)
  const fields = raw ?? jsonFields((await jsonColumns(basename(path), lines)).record)
  if (fields.length === 0)
    throw new InferError(
      `${path}: expected a JSON object on each line, got none in its first ${lines.length} bytes`,
    )
  const first = await gather(readJson({ name: basename(path), raw: fields }, lines), rows)
  return { ...first, isAll: first.isAll && lines.length >= size }
}

const asDeclared = (source: DataSource, raw: readonly Field[]): AsyncIterable<RecordBatch> =>
  source.csv === undefined
    ? source.batches()
    : readCsv({ name: basename(source.path), raw }, source.path, source.csv)

/**
 * The first rows of a file: its own columns, or the raw columns of a table.
 * @throws InferError for a file that is not there, empty, binary or without records.
 */
export const firstRows = async (path: string, rows: number, raw?: readonly Field[]): Promise<FirstRows> => {
  if (/\.(?:json|ndjson|jsonl)(?:\.gz)?$/u.test(path))
    return beginningOfJson(path, await checkFile(path), raw, rows)
  const source = await openSource(path)
  return gather(raw === undefined ? source.batches() : asDeclared(source, raw), rows)
}
