import { type FileHandle, open } from 'node:fs/promises'
import { Refusal, stackOfCall, tellCaller } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { IpcError, ipcErrorIn } from '../../formats/arrow/error.js'
import { fileBatches, isArrowFile, type RandomBytes } from '../../formats/arrow/file.js'
import { bytesBatches, chunksBatches } from '../../formats/arrow/read.js'
import type { Reading } from '../../formats/arrow/stream.js'
import { type ArrowFormat, arrowBytes } from '../../formats/arrow/write.js'
import { checkCallOptions, type OptionNames } from '../../formats/shared/option-names.js'
import { checkSource } from './given.js'
import { filesAt } from './list-files.js'
import { isSystem, whyUnread, withCode } from './system-error.js'
import { ChangedFile, whileUnchanged } from './unchanged.js'
import { unpack } from './unpack-buffer.js'
import { writeWhole } from './write-whole.js'

/** Arrow IPC to read: a file, a folder of parts or a pattern by its path, or bytes, all at once or as they come. */
export type ArrowSource = string | Uint8Array | AsyncIterable<Uint8Array>

const chunkBytes = 1 << 20

const randomBytes = async (file: FileHandle): Promise<RandomBytes> => ({
  size: (await file.stat()).size,
  read: async (from, length) => {
    const buffer = new Uint8Array(length)
    for (let at = 0; at < length; ) {
      const { bytesRead } = await file.read(buffer, at, length - at, from + at)
      if (bytesRead === 0) throw new IpcError('the file became shorter while it was read')
      at += bytesRead
    }
    return buffer
  },
})

async function* pathBatches(path: string, reading: Reading): AsyncGenerator<RecordBatch, void, undefined> {
  const file = await open(path)
  try {
    const start = new Uint8Array(8)
    const { bytesRead } = await file.read(start, 0, start.length, 0)
    if (isArrowFile(start.subarray(0, bytesRead))) yield* fileBatches(await randomBytes(file), reading)
    else
      yield* chunksBatches(
        file.createReadStream({ start: 0, highWaterMark: chunkBytes, autoClose: false }),
        reading,
      )
  } finally {
    await file.close()
  }
}

const unreadArrow = (path: string, error: unknown): IpcError =>
  isSystem(error)
    ? withCode(new IpcError(`${path}: ${whyUnread(path, error)}`, { file: path }), error)
    : ipcErrorIn(path, error)

async function* eachBatches(path: string, reading: Reading): AsyncGenerator<RecordBatch, void, undefined> {
  for (const { path: each } of filesAt(path))
    try {
      yield* whileUnchanged(each, pathBatches(each, reading))
    } catch (error) {
      throw error instanceof ChangedFile ? error : unreadArrow(each, error)
    }
}

const batchesOf = (
  source: ArrowSource,
  columns: readonly string[] | undefined,
): AsyncGenerator<RecordBatch, void, undefined> => {
  const reading: Reading = columns === undefined ? { unpack } : { columns, unpack }
  if (typeof source === 'string') return eachBatches(source, reading)
  return source instanceof Uint8Array ? bytesBatches(source, reading) : chunksBatches(source, reading)
}

/** How Arrow is read. */
export interface ArrowReadOptions {
  /** The columns to read, in the order of the file. Default: all. */
  readonly columns?: readonly string[]
  /** Stops reading, with its reason. */
  readonly signal?: AbortSignal
}

const readNames: OptionNames<ArrowReadOptions> = { columns: true, signal: true }

/**
 * Reads an Arrow IPC file or stream, whichever it is, batch by batch; where it has none, one of no rows. Of a folder it
 * reads the parts, in the order of their names. Batches may be packed with lz4 or zstd. Of a file that is given by its
 * path only the columns that are asked for are read.
 * @throws IpcError, while reading, with the file's name, the column where there is one, and the cause: for a column that
 * is not there; for columns that are read and are decimals of other than 128 bits, ListView, RunEndEncoded, or of one
 * name; for a dictionary replaced by another in a file (in a stream that is read), big-endian bytes, and bytes that are
 * cut short or damaged. ChangedFile where the file changes while it is read. The reason of `signal`.
 * @example
 * for await (const batch of readArrow('pins.arrow', { columns: ['title', 'saves'] })) console.log(batch.numRows)
 */
export async function* readArrow(
  source: ArrowSource,
  options: ArrowReadOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  checkSource('readArrow', source)
  checkCallOptions("readArrow(path, { columns: ['title'] })", options, readNames)
  const { columns, signal } = options
  const call = stackOfCall()
  signal?.throwIfAborted()
  try {
    for await (const batch of batchesOf(source, columns)) {
      signal?.throwIfAborted()
      yield batch
      signal?.throwIfAborted()
    }
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw error
    if (error instanceof ChangedFile || error instanceof Refusal) throw error
    throw tellCaller(unreadArrow(typeof source === 'string' ? source : 'the Arrow bytes given', error), call)
  }
}

/** How Arrow is written. */
export interface ArrowWriteOptions {
  /** Default: `file`. */
  readonly format?: ArrowFormat
  /** Stops writing, with its reason, and leaves no file. */
  readonly signal?: AbortSignal
}

const writeNames: OptionNames<ArrowWriteOptions> = { format: true, signal: true }

/**
 * Writes an Arrow IPC file or stream, batch by batch, without compression. The file is whole or not there; one of that
 * name stays as it was until then. Of columns that cleaning gives only what their cells show is written: no bytes of
 * nulls, no numbers under them, and of a dictionary of text only the values that some cell has. Dictionaries of text
 * may change from batch to batch: a file gets one of all of them, at its end.
 * @throws IpcError without a batch; where columns change from batch to batch, or in a file a dictionary of other than
 * text does; where dictionaries have more values than their indices can number; for a slice of a string view. Also
 * what writing a file throws, what `batches` throw, and the reason of `signal`.
 */
export const writeArrow = async (
  path: string,
  batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  options: ArrowWriteOptions = {},
): Promise<void> => {
  checkCallOptions("writeArrow(path, batches, { format: 'stream' })", options, writeNames)
  const { format = 'file', signal } = options
  signal?.throwIfAborted()
  try {
    await writeWhole(path, async (file) => {
      for await (const bytes of arrowBytes(batches, format)) {
        signal?.throwIfAborted()
        await file.appendFile(bytes)
      }
      signal?.throwIfAborted()
    })
  } catch (error) {
    throw error instanceof IpcError ? ipcErrorIn(path, error) : error
  }
}
