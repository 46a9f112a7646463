import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { refuse } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import type { JsonOptions, RawTable } from '../json/options.js'
import { type JsonFile, readJsonFiles } from '../json/read.js'
import { type JsonBytes, namelessFile } from '../json/source.js'
import { nodeSearch } from './search.js'

/** What to read: a file, several one after the other, or bytes. */
export type JsonSource = string | readonly string[] | JsonBytes

const chunkBytes = 1 << 20

/** Says which file cannot be read. */
export const cannotRead = (table: string, path: string, error: unknown): Error =>
  new Error(
    `${table}: readJson: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    {
      cause: error,
    },
  )

async function* bytesOf(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path)
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function* chunksOf(table: string, path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* bytesOf(path)
  } catch (error) {
    throw cannotRead(table, path, error)
  }
}

const compressed = /\.(?:gz|bz2|deflate|lz4|snappy|zst)$/

/** Refuses what Spark would unpack or pass over. */
export const checkPath = (table: string, path: string): string => {
  const wrong = (what: string): never => refuse(`${table}: readJson: ${path} ${what}`)
  if (compressed.test(path)) wrong('is compressed; unpack it first, or give its bytes as a stream')
  if (/^[._]/.test(basename(path)))
    wrong('begins with . or _, and Spark takes no notice of such files; rename it')
  if (/[*?[\]{}]/.test(path)) wrong('has one of * ? [ ] { }, which Spark takes for a pattern; name each file')
  return path
}

/** The files of a source. */
export const filesOf = (table: RawTable, source: JsonSource): readonly JsonFile[] => {
  if (typeof source !== 'string' && !Array.isArray(source)) return [namelessFile(source as JsonBytes)]
  const paths: readonly string[] = typeof source === 'string' ? [source] : source
  if (paths.length === 0) refuse(`${table.name}: readJson: expected at least one file`)
  return paths.map((path) => ({ name: checkPath(table.name, path), chunks: chunksOf(table.name, path) }))
}

/**
 * Reads newline-delimited JSON, by the raw columns of a table, into record batches of `batchRows` rows. The cells
 * are those of Spark's `spark.read.schema(...).option('mode', ...).json(path)` with all columns read, rows in the
 * order of the files. Files are streamed; memory is that of one batch and the longest line.
 *
 * What a column takes, as in Spark: text a string, or the JSON text of any other value as it stands; boolean `true`
 * and `false`; int and long whole numbers without fraction or exponent; double every number and `NaN`, `Infinity`,
 * `-Infinity`, `+INF`, `-INF` with or without quotes; decimal every number, rounded half away from zero, also in
 * quotes, with commas anywhere; list an array, struct an object. Names count by case, the last of two equal names
 * wins, a name that the table does not have is passed over. `null`, an absent field and whatever a column does not
 * take are null; if one such value makes a list, or the line cannot be read on, more becomes null just as in Spark.
 * Blank lines give no row, an array of objects a row for each; text after the object is not looked at. Byte order
 * marks and UTF-16 and UTF-32 are found out line by line. Strings of more than 20,000,000 characters, numbers of more
 * than 1,000 digits and brackets deeper than 1,000 cannot be read.
 *
 * Where Spark 3.5 and 4 differ, this is 4: in text from values that are no strings (3.5 writes them anew, `1.50` as
 * `1.5` and `{ }` as `{}`); in what 4 cannot read: names of more than 50,000 bytes or with an escape for half a surrogate
 * pair, UTF-8 bytes for half a pair; and in blank lines of UTF-16 with a byte order mark. A byte 0xFF inside a name is outside of what is promised: Spark's answer depends on names before.
 *
 * @throws Refusal at once for a column of date or timestamp, a column `_corrupt_record`, a file that Spark would
 * unpack or pass over, or wrong options. While reading: `BadRecord` in mode `failFast`; what opening a file throws.
 */
export const readJson = (
  table: RawTable,
  source: JsonSource,
  options: JsonOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> =>
  readJsonFiles(table, filesOf(table, source), options, { search: nodeSearch })
