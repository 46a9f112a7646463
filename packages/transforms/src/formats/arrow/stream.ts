import type { RecordBatch } from 'apache-arrow'
import { bodyOf, type Unpack } from './buffers.js'
import { streamColumns } from './columns.js'
import { failIpc } from './error.js'
import { loaderOf } from './load.js'
import { readMessage } from './message.js'
import type { Taking } from './take.js'

/** The most bytes of a message's metadata. */
const mostMetadata = 1 << 26

/** How an Arrow file or stream is read. */
export interface Reading {
  /** The columns to read. Default: all. */
  readonly columns?: readonly string[]
  readonly unpack: Unpack
}

const cut = (): never => failIpc('the bytes are cut short, damaged, or no Arrow stream')

const whole = async (input: Taking, count: number): Promise<Uint8Array> => {
  const bytes = await input.take(count)
  return bytes.length < count ? cut() : bytes
}

const int32 = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true)

/** The metadata of the next message: behind their size, before which newer writers put -1. */
const nextMetadata = async (input: Taking): Promise<Uint8Array | undefined> => {
  const start = await input.take(4)
  if (start.length === 0) return undefined
  if (start.length < 4) return cut()
  const first = int32(start)
  const size = first === -1 ? int32(await whole(input, 4)) : first
  if (size === 0) return undefined
  if (size < 0 || size > mostMetadata) cut()
  return whole(input, size)
}

/** The batches of an Arrow stream, in the memory of its chunks; one of no rows where none comes. */
export async function* streamBatches(
  input: Taking,
  { columns, unpack }: Reading,
): AsyncGenerator<RecordBatch, void, undefined> {
  const first = await nextMetadata(input)
  if (first === undefined) return failIpc('the bytes are empty, cut short, or no Arrow stream')
  const { kind, body } = readMessage(first)
  if (kind !== 'schema')
    failIpc('the first message does not say what the columns are; this is no Arrow stream')
  await whole(input, body)
  const loader = loaderOf(streamColumns(first, columns), unpack)
  let batches = 0
  for (let next = await nextMetadata(input); next !== undefined; next = await nextMetadata(input)) {
    const message = readMessage(next)
    const bytes = bodyOf(await whole(input, message.body))
    if (message.kind === 'schema') failIpc('its columns change inside of the stream; write two streams')
    if (message.kind === 'dictionary')
      await loader.dictionary(message.dictionary, message.replaces, message.batch, bytes)
    if (message.kind !== 'batch') continue
    batches++
    yield await loader.batch(message.batch, bytes)
  }
  if (batches === 0) yield await loader.none()
}
