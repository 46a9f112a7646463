import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Table, tableFromIPC } from 'apache-arrow'
import { readParquet } from 'parquet-wasm'

const one = async (path: string): Promise<Table> => {
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

/** An answer that an engine wrote: Arrow or Parquet, a file or a folder of files; one table for each file. */
export const readAnswer = async (path: string): Promise<readonly Table[]> =>
  Promise.all((await partsOf(path)).map(one))
