import type { JsonFile } from './read.js'

/** Bytes to read: all at once, or in parts as they come. */
export type JsonBytes = Uint8Array | AsyncIterable<Uint8Array>

/** Parts are read at once, so that a batch of rows need not wait for the end of many bytes. */
const partBytes = 4 << 20

function* partsOf(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes)
}

async function* bytesOf(chunks: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array))
      throw new TypeError(`readJson: expected a stream of Uint8Array, got a ${typeof chunk}; set no encoding`)
    yield* partsOf(chunk)
  }
}

/** Bytes as a file without a name. */
export const namelessFile = (source: JsonBytes): JsonFile =>
  source instanceof Uint8Array
    ? { name: 'the bytes given', chunks: partsOf(source) }
    : { name: 'the stream given', chunks: bytesOf(source) }
