import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyTable } from '@lockstep/schema'
import { readJson } from '@lockstep/transforms'
import { Table, tableFromIPC } from 'apache-arrow'
import { readParquet } from 'parquet-wasm'
import { gathered } from '../jobs/through.js'
import { cleaned } from '../jobs/unchanged.js'

/** What an answer is of: a table, or a question. */
export type Answered = Pick<AnyTable, 'name' | 'relation'>

const one = async (path: string, table: Answered): Promise<Table> => {
  if (path.endsWith('.ndjson')) return new Table([...(await gathered(readJson(cleaned(table), path)))])
  const bytes = await readFile(path)
  return tableFromIPC(path.endsWith('.parquet') ? readParquet(bytes).intoIPCStream() : bytes)
}

/** A file by itself; the files of a folder in the order of their names, as Spark and Lockstep write them. */
const partsOf = async (path: string): Promise<readonly string[]> => {
  const names = await readdir(path).catch(() => undefined)
  if (names === undefined) return [path]
  return names
    .filter((name) => /^[^._].*\.(?:arrow|parquet)$/u.test(name))
    .sort()
    .map((name) => join(path, name))
}

/**
 * An answer that an engine wrote, one table for each file: Arrow or Parquet, in a file or a folder of files, or
 * newline-delimited JSON of a table's cleaned columns.
 */
export const readAnswer = async (path: string, table: Answered): Promise<readonly Table[]> =>
  Promise.all((await partsOf(path)).map((part) => one(part, table)))
