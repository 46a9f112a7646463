import type { JsonFile } from '../json/read.js'
import { type Bytes, heed, type Watch } from './watch.js'

/** Bytes to read: all at once, or in parts as they come. */
export type JsonBytes = Uint8Array | AsyncIterable<Uint8Array>

/** Parts are read at once, so that a batch of rows need not wait for the end of many bytes. */
const partBytes = 4 << 20

function* partsOf(bytes: Uint8Array, counted: Bytes): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += partBytes) {
    const part = bytes.subarray(at, at + partBytes)
    counted.taken += part.length
    yield part
  }
}

async function* bytesOf(
  chunks: AsyncIterable<unknown>,
  reader: string,
  counted: Bytes,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array))
      throw new TypeError(
        `${reader}: expected a stream of Uint8Array, got a ${typeof chunk}; set no encoding`,
      )
    yield* partsOf(chunk, counted)
  }
}

/** Bytes as a file without a name, and the count of them. */
export const namelessFile = (
  source: JsonBytes,
  reader: string,
  { signal }: Watch,
): { readonly file: JsonFile; readonly bytes: Bytes } => {
  const isWhole = source instanceof Uint8Array
  const bytes: Bytes = { taken: 0, total: isWhole ? source.length : null }
  return isWhole
    ? { file: { name: 'the bytes given', chunks: partsOf(source, bytes) }, bytes }
    : { file: { name: 'the stream given', chunks: bytesOf(heed(source, signal), reader, bytes) }, bytes }
}
