import { type FileHandle, open } from 'node:fs/promises'
import { Refusal } from '@lockstep/schema'
import { type RecordBatch, RecordBatchReader } from 'apache-arrow'
import { checkCells } from '../../formats/arrow/check.js'
import { IpcError, ipcErrorIn } from '../../formats/arrow/error.js'
import { checkFile, isArrowFile } from '../../formats/arrow/file.js'
import { bytesBatches, chunksBatches, streamBatches } from '../../formats/arrow/read.js'
import { type ArrowFormat, arrowBytes } from '../../formats/arrow/write.js'
import { filesAt } from './list-files.js'
import { ChangedFile, whileUnchanged } from './unchanged.js'
import { writeWhole } from './write-whole.js'

/** Arrow IPC to read: a file, a folder of parts or a pattern by its path, or bytes, all at once or as they come. */
export type ArrowSource = string | Uint8Array | AsyncIterable<Uint8Array>

const chunkBytes = 1 << 20

const readAt = async (file: FileHandle, from: number, length: number): Promise<Uint8Array> => {
  const buffer = new Uint8Array(length)
  const { bytesRead } = await file.read(buffer, 0, length, Math.max(from, 0))
  return buffer.subarray(0, bytesRead)
}

/** A file that apache-arrow does not read for ever where it is shorter than its metadata say. */
const atLeastSome = (file: FileHandle): FileHandle =>
  new Proxy(file, {
    get: (of, name) => {
      if (name !== 'read') {
        const value: unknown = Reflect.get(of, name, of)
        return typeof value === 'function' ? value.bind(of) : value
      }
      return async (buffer: Uint8Array, at: number, length: number, from: number) => {
        const got = await of.read(buffer, at, length, from)
        if (got.bytesRead === 0 && length > 0) throw new IpcError('the bytes are cut short')
        return got
      }
    },
  })

async function* pathBatches(path: string): AsyncGenerator<RecordBatch, void, undefined> {
  const file = await open(path)
  try {
    if (isArrowFile(await readAt(file, 0, 8))) {
      const { size } = await file.stat()
      await checkFile({ size, read: (from, length) => readAt(file, from, length) })
      for await (const batch of await RecordBatchReader.from(atLeastSome(file))) yield checkCells(batch)
    } else
      yield* streamBatches(file.createReadStream({ start: 0, highWaterMark: chunkBytes, autoClose: false }))
  } finally {
    await file.close()
  }
}

async function* eachBatches(path: string): AsyncGenerator<RecordBatch, void, undefined> {
  for (const { path: each } of filesAt(path))
    try {
      yield* whileUnchanged(each, pathBatches(each))
    } catch (error) {
      throw error instanceof ChangedFile ? error : ipcErrorIn(each, error)
    }
}

const batchesOf = (source: ArrowSource): AsyncGenerator<RecordBatch, void, undefined> => {
  if (typeof source === 'string') return eachBatches(source)
  return source instanceof Uint8Array ? bytesBatches(source) : chunksBatches(source)
}

/** How Arrow is read. */
export interface ArrowReadOptions {
  /** Stops reading, with its reason. */
  readonly signal?: AbortSignal
}

/**
 * Reads an Arrow IPC file or stream, whichever it is, batch by batch; of a folder its parts, in the order of their names.
 * @throws IpcError, while reading, with the file's name, the column where there is one, and the cause: for
 * compressed batches, a dictionary replaced by another in a file (in a stream that is read), decimals that have not
 * 128 bits, ListView, RunEndEncoded, equal field names, big-endian bytes, and bytes that are cut short or damaged. The
 * reason of `signal`. ChangedFile where the file changes while it is read.
 */
export async function* readArrow(
  source: ArrowSource,
  { signal }: ArrowReadOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  signal?.throwIfAborted()
  try {
    for await (const batch of batchesOf(source)) {
      signal?.throwIfAborted()
      yield batch
      signal?.throwIfAborted()
    }
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw error
    if (error instanceof ChangedFile || error instanceof Refusal) throw error
    throw ipcErrorIn(typeof source === 'string' ? source : 'the Arrow bytes given', error)
  }
}

/** How Arrow is written. */
export interface ArrowWriteOptions {
  /** `file` if nothing is said. */
  readonly format?: ArrowFormat
  /** Stops writing, with its reason, and leaves no file. */
  readonly signal?: AbortSignal
}

/**
 * Writes an Arrow IPC file or stream, batch by batch, without compression. The file is whole or not there; one of that
 * name stays as it was until then.
 * @throws IpcError without a batch; where columns change from batch to batch, or a column's dictionary does, which an
 * Arrow file cannot hold; for a slice of a string view. Also what writing a file throws, what `batches` throw, and the
 * reason of `signal`.
 */
export const writeArrow = async (
  path: string,
  batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  { format = 'file', signal }: ArrowWriteOptions = {},
): Promise<void> => {
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
