import { type RecordBatch, RecordBatchReader } from 'apache-arrow'
import { checkCells } from './check.js'
import { checkFile, isArrowFile, type RandomBytes } from './file.js'
import { checkStream } from './stream.js'

/** The batches of an Arrow stream. Chunks must stay as they are while the batches are used. */
export async function* streamBatches(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<RecordBatch, void, undefined> {
  for await (const batch of await RecordBatchReader.from(checkStream(chunks))) yield checkCells(batch)
}

/** The batches of an Arrow file or stream whose bytes are all there. */
export async function* bytesBatches(bytes: Uint8Array): AsyncGenerator<RecordBatch, void, undefined> {
  if (!isArrowFile(bytes)) {
    yield* streamBatches(inOne(bytes))
    return
  }
  await checkFile(randomBytes(bytes))
  for (const batch of RecordBatchReader.from(bytes)) yield checkCells(batch)
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

const randomBytes = (bytes: Uint8Array): RandomBytes => ({
  size: bytes.length,
  read: async (from, length) => bytes.subarray(Math.max(from, 0), from + length),
})

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

async function* chained(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield start
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

const collect = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return join(parts)
}

/** The batches of an Arrow file or stream that comes in chunks. A file is read once all has come. */
export async function* chunksBatches(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<RecordBatch, void, undefined> {
  const rest = chunks[Symbol.asyncIterator]()
  let start: Uint8Array = new Uint8Array(0)
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    start = join([start, next.value])
    if (start.length >= 8) break
  }
  const all = chained(start, rest)
  if (isArrowFile(start)) yield* bytesBatches(await collect(all))
  else yield* streamBatches(all)
}
