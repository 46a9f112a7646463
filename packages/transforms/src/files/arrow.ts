import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { type RecordBatch, RecordBatchReader } from 'apache-arrow'
import { IpcError, inFile } from '../ipc/error.js'
import { checkFile, isArrowFile } from '../ipc/file.js'
import { bytesBatches, chunksBatches, streamBatches } from '../ipc/read.js'
import { fileBytes } from '../ipc/write.js'

/** Arrow IPC to read: a file by its path, or bytes, all at once or as they come. */
export type ArrowSource = string | Uint8Array | AsyncIterable<Uint8Array>

const chunkBytes = 1 << 20

const readAt = async (file: FileHandle, from: number, length: number): Promise<Uint8Array> => {
  const buffer = new Uint8Array(length)
  const { bytesRead } = await file.read(buffer, 0, length, Math.max(from, 0))
  return buffer.subarray(0, bytesRead)
}

async function* pathBatches(path: string): AsyncGenerator<RecordBatch, void, undefined> {
  const file = await open(path)
  try {
    if (isArrowFile(await readAt(file, 0, 8))) {
      const { size } = await file.stat()
      await checkFile({ size, read: (from, length) => readAt(file, from, length) })
      yield* await RecordBatchReader.from(file)
    } else
      yield* streamBatches(file.createReadStream({ start: 0, highWaterMark: chunkBytes, autoClose: false }))
  } finally {
    await file.close()
  }
}

const batchesOf = (source: ArrowSource): AsyncGenerator<RecordBatch, void, undefined> => {
  if (typeof source === 'string') return pathBatches(source)
  return source instanceof Uint8Array ? bytesBatches(source) : chunksBatches(source)
}

/**
 * Reads an Arrow IPC file or stream, whichever it is, batch by batch.
 * @throws IpcError, while reading, with the file's name, the column where there is one, and the cause: for
 * compressed batches, a dictionary replaced by another in a file (in a stream that is read), decimals that have not
 * 128 bits, ListView, RunEndEncoded, equal field names, big-endian bytes, a file cut short.
 */
export async function* readArrow(source: ArrowSource): AsyncGenerator<RecordBatch, void, undefined> {
  try {
    yield* batchesOf(source)
  } catch (error) {
    throw inFile(typeof source === 'string' ? source : 'the Arrow bytes given', error)
  }
}

/**
 * Writes an Arrow IPC file, batch by batch, without compression. A file of that name is replaced once all is written.
 * @throws IpcError without a batch; where columns change from batch to batch, or a column's dictionary does, which an
 * Arrow file cannot hold; for a slice of a string view. Also what writing a file throws, and what `batches` throw.
 */
export const writeArrow = async (
  path: string,
  batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
): Promise<void> => {
  const part = `${path}.part`
  const file = await open(part, 'w')
  try {
    try {
      for await (const bytes of fileBytes(batches)) await file.appendFile(bytes)
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error instanceof IpcError ? inFile(path, error) : error
  }
}
