import { type FileHandle, open } from 'node:fs/promises'
import { stackOfCall, tellCaller } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import type { RandomBytes } from '../../formats/arrow/file.js'
import { type EncodeOptions, encodeOptionNames, encodeRowGroups } from '../../formats/parquet/encode.js'
import { ParquetError, parquetErrorIn } from '../../formats/parquet/error.js'
import { type ParquetReadOptions, parquetBatches, parquetReadNames } from '../../formats/parquet/read.js'
import { rowGroupsOf } from '../../formats/parquet/row-groups.js'
import { parquetFrom } from '../../formats/parquet/stitch.js'
import { checkCallOptions, type OptionNames } from '../../formats/shared/option-names.js'
import { type OnProgress, reporter } from '../../formats/shared/progress.js'
import { checkSource } from './given.js'
import { filesAt } from './list-files.js'
import { isSystem, whyUnread, withCode } from './system-error.js'
import { whileUnchanged } from './unchanged.js'
import { writeWhole } from './write-whole.js'

/** How a Parquet file is written. */
export interface ParquetWriteOptions extends EncodeOptions {
  /** Stops writing, with its reason, and leaves no file. */
  readonly signal?: AbortSignal
}

const writeNames: OptionNames<ParquetWriteOptions> = { ...encodeOptionNames, signal: true }

/**
 * Writes one Parquet file from many small ones, such as `encodeRowGroups` makes in worker threads, in the order in
 * which they come. The file is whole or not there.
 * @throws ParquetError as `parquetFrom` does; what writing a file throws; what `parts` throw; the reason of `signal`.
 */
export const writeParts = async (
  path: string,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<void> => {
  signal?.throwIfAborted()
  try {
    await writeWhole(path, async (file) => {
      let written: Promise<void> = Promise.resolve()
      for await (const bytes of parquetFrom(parts)) {
        await written
        signal?.throwIfAborted()
        // The next part is made meanwhile; what fails here is thrown at the next turn.
        written = file.appendFile(bytes)
        written.catch(() => {})
      }
      await written
      signal?.throwIfAborted()
    })
  } catch (error) {
    throw error instanceof ParquetError ? parquetErrorIn(path, error) : error
  }
}

async function* encoded(
  batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  options: ParquetWriteOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const group of rowGroupsOf(batches, options.rowGroupRows)) yield encodeRowGroups(group, options)
}

/**
 * Writes record batches as a Parquet file, row group by row group, as they come. Text goes in as text, dictionaries
 * as what they stand for. The file is whole or not there; one of that name stays as it was until then.
 * @throws ParquetError, with the file's name and the column, for columns that Lockstep has no type for, without a
 * batch, and where columns change; what writing a file throws; what `batches` throw; the reason of `signal`.
 */
export const writeParquet = (
  path: string,
  batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  options: ParquetWriteOptions = {},
): Promise<void> => {
  checkCallOptions("writeParquet(path, batches, { compression: 'zstd' })", options, writeNames)
  return writeParts(path, encoded(batches, options), options)
}

/** Parquet to read: a file, a folder of parts or a pattern by its path, or bytes. */
export type ParquetSource = string | Uint8Array

const bytesOf = (bytes: Uint8Array): RandomBytes => ({
  size: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + length),
})

const fileBytes = async (file: FileHandle): Promise<RandomBytes> => ({
  size: (await file.stat()).size,
  read: async (from, length) => {
    const buffer = new Uint8Array(length)
    for (let at = 0; at < length; ) {
      const { bytesRead } = await file.read(buffer, at, length - at, from + at)
      if (bytesRead === 0) throw new ParquetError('the file became shorter while it was read')
      at += bytesRead
    }
    return buffer
  },
})

async function* pathBatches(
  path: string,
  options: ParquetReadOptions,
): AsyncGenerator<RecordBatch, void, undefined> {
  const file = await open(path)
  try {
    yield* parquetBatches(await fileBytes(file), options)
  } finally {
    await file.close()
  }
}

const unreadParquet = (path: string, error: unknown): unknown => {
  if (isSystem(error))
    return withCode(new ParquetError(`${path}: ${whyUnread(path, error)}`, { file: path }), error)
  return error instanceof ParquetError ? parquetErrorIn(path, error) : error
}

/** The batches of all files at a path, one after the other, with a word about all of them. */
async function* eachBatches(
  path: string,
  { onProgress, ...options }: ParquetReadOptions,
): AsyncGenerator<RecordBatch, void, undefined> {
  const paths = filesAt(path)
  if (paths.length === 0)
    throw new ParquetError(
      'the folder has no files whose names begin with neither . nor _, so that no columns are known; check its name',
    )
  const progress = reporter(onProgress, null)
  for (const { path: each } of paths) {
    let told = { rows: 0, bytes: 0 }
    const tell: OnProgress = (now) => {
      progress.add(now.rows - told.rows, now.bytes - told.bytes)
      told = now
    }
    const all = paths.length > 1 && onProgress !== undefined ? tell : onProgress
    const how = all === undefined ? options : { ...options, onProgress: all }
    try {
      yield* whileUnchanged(each, pathBatches(each, how))
    } catch (error) {
      throw unreadParquet(each, error)
    }
  }
  if (paths.length > 1) progress.end()
}

/**
 * Reads a Parquet file batch by batch; of a folder its parts, in the order of their names. Of each row group only the columns that are asked for are read, and some 32 MB
 * are decoded at a time. Types are those of Parquet, not those that Arrow's writers say beside: text is Utf8, timestamps
 * with zone (also INT96, and milliseconds) are microseconds in UTC, decimals have 128 bits.
 * @throws ParquetError, while reading, with the file's name, the column where there is one, and the cause: for a
 * file that is cut short or damaged, a column that is not there, and columns that are read and that Lockstep has no
 * type for (maps, bytes, 32-bit floats, nanoseconds, timestamps without zone, times, more than 38 digits); the
 * reason of `signal`; what `onProgress` throws. ChangedFile where the file changes while it is read.
 */
export async function* readParquet(
  source: ParquetSource,
  options: ParquetReadOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  checkSource('readParquet', source)
  checkCallOptions("readParquet(path, { columns: ['title'] })", options, parquetReadNames)
  const call = stackOfCall()
  const name = typeof source === 'string' ? source : 'the Parquet bytes given'
  try {
    yield* typeof source === 'string'
      ? eachBatches(source, options)
      : parquetBatches(bytesOf(source), options)
  } catch (error) {
    if (options.signal?.aborted && error === options.signal.reason) throw error
    throw tellCaller(unreadParquet(name, error), call)
  }
}
