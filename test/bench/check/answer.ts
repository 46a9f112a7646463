import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Table, tableFromIPC } from 'apache-arrow'
import { readParquet } from 'parquet-wasm'

const one = async (path: string): Promise<Table> => {
  const bytes = await readFile(path)
  if (!path.endsWith('.parquet')) return tableFromIPC(bytes)
  const ipc = readParquet(bytes).intoIPCStream()
  return tableFromIPC(ipc)
}

/** An answer that an engine wrote: an Arrow or Parquet file, or a folder of Parquet files in the order of their names. */
export const readAnswer = async (path: string): Promise<Table> => {
  if (/\.(?:arrow|parquet)$/u.test(path)) {
    const parts = path.endsWith('.parquet') ? await partsOf(path) : [path]
    const tables = await Promise.all(parts.map(one))
    return new Table(tables.flatMap((table) => table.batches))
  }
  throw new Error(`an answer is an Arrow or Parquet file, got ${path}`)
}

const partsOf = async (path: string): Promise<readonly string[]> => {
  const names = await readdir(path).catch(() => undefined)
  if (names === undefined) return [path]
  return names
    .filter((name) => name.endsWith('.parquet') && !/^[._]/u.test(name))
    .sort()
    .map((name) => join(path, name))
}
