import type { RecordBatch } from 'apache-arrow'
import { type EncodeOptions, encodeRowGroups } from './parquet/encode.js'
import { inFile, ParquetError } from './parquet/error.js'
import { rowGroupsOf } from './parquet/groups.js'
import { parquetFrom } from './parquet/stitch.js'
import { writeWhole } from './whole.js'

/** How a Parquet file is written. */
export interface ParquetWriteOptions extends EncodeOptions {
  /** Stops writing, with its reason, and leaves no file. */
  readonly signal?: AbortSignal
}

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
      for await (const bytes of parquetFrom(parts)) {
        signal?.throwIfAborted()
        await file.appendFile(bytes)
      }
      signal?.throwIfAborted()
    })
  } catch (error) {
    throw error instanceof ParquetError ? inFile(path, error) : error
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
): Promise<void> => writeParts(path, encoded(batches, options), options)
