import type { RecordBatch } from 'apache-arrow'
import { fileBatches, isArrowFile, type RandomBytes } from './file.js'
import { type Reading, streamBatches } from './stream.js'
import { takingFrom } from './take.js'

const randomBytes = (bytes: Uint8Array): RandomBytes => ({
  size: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + length),
})

/** The batches of an Arrow file or stream that comes in chunks. A file is read once all has come. */
export async function* chunksBatches(
  chunks: AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<RecordBatch, void, undefined> {
  const input = takingFrom(chunks)
  try {
    const start = await input.take(8)
    input.putBack(start)
    if (isArrowFile(start))
      yield* fileBatches(randomBytes(await input.take(Number.POSITIVE_INFINITY)), reading)
    else yield* streamBatches(input, reading)
  } finally {
    await input.close()
  }
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

/** The batches of an Arrow file or stream whose bytes are all there. */
export const bytesBatches = (
  bytes: Uint8Array,
  reading: Reading,
): AsyncGenerator<RecordBatch, void, undefined> =>
  isArrowFile(bytes) ? fileBatches(randomBytes(bytes), reading) : chunksBatches(inOne(bytes), reading)
