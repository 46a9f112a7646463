import type { RecordBatch } from 'apache-arrow'
import type { Body } from './buffers.js'
import { fileColumns } from './columns.js'
import { failIpc } from './error.js'
import { type FlatTable, rootTable, vectorAt } from './flatbuffer.js'
import { loaderOf } from './load.js'
import { type Message, readMessage } from './message.js'
import type { Reading } from './stream.js'

/** Bytes of a file, some at a time: those asked for, all of them. */
export interface RandomBytes {
  readonly size: number
  readonly read: (from: number, length: number) => Promise<Uint8Array>
}

const magic = 'ARROW1'

/** Whether bytes begin as an Arrow file does. An Arrow stream begins otherwise. */
export const isArrowFile = (start: Uint8Array): boolean =>
  start.length >= magic.length && [...magic].every((letter, index) => start[index] === letter.charCodeAt(0))

/** Where a message is: its metadata, and its body behind them. */
interface Block {
  readonly offset: number
  readonly metadata: number
  readonly body: number
}

/** Where messages are: each block is an offset, the size of the metadata and that of the body, 24 bytes in all. */
const blocksAt = (footer: FlatTable, field: number, size: number): readonly Block[] => {
  const { from, length } = vectorAt(footer, field, 24)
  const { view } = footer
  return Array.from({ length }, (_, index) => {
    const at = from + index * 24
    const [offset, metadata] = [Number(view.getBigInt64(at, true)), view.getInt32(at + 8, true)]
    const body = Number(view.getBigInt64(at + 16, true))
    if (offset < 0 || metadata < 8 || body < 0 || offset + metadata + body > size)
      failIpc('the metadata are damaged: a batch is said to be outside of the file')
    return { offset, metadata, body }
  })
}

const footerOf = async (file: RandomBytes): Promise<Uint8Array> => {
  if (file.size < 20) return failIpc('the file is cut short')
  const end = await file.read(file.size - 10, 10)
  if (!isArrowFile(end.subarray(4))) return failIpc('the file is cut short')
  const size = new DataView(end.buffer, end.byteOffset).getInt32(0, true)
  if (size < 4 || size > file.size - 18)
    return failIpc(`the metadata are said to have ${size} bytes of a file of ${file.size}`)
  return file.read(file.size - 10 - size, size)
}

/** Metadata begin with their size, newer ones with -1 before that. */
const messageAt = async (file: RandomBytes, block: Block): Promise<Message> => {
  const bytes = await file.read(block.offset, block.metadata)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const from = view.getInt32(0, true) === -1 ? 8 : 4
  const size = view.getInt32(from - 4, true)
  if (size <= 0 || from + size > bytes.length)
    failIpc('the metadata are damaged: a batch is said to be where none is')
  const message = readMessage(bytes.subarray(from, from + size))
  return message.body <= block.body
    ? message
    : failIpc('the metadata are damaged: a batch is said to be larger than its place')
}

const bodyAt = (file: RandomBytes, { offset, metadata }: Block, length: number): Body => ({
  length,
  read: (from, count) => file.read(offset + metadata + from, count),
})

/** The batches of an Arrow file; one of no rows where it has none. Only the columns that are chosen are read. */
export async function* fileBatches(
  file: RandomBytes,
  { columns, unpack }: Reading,
): AsyncGenerator<RecordBatch, void, undefined> {
  const bytes = await footerOf(file)
  const footer = rootTable(bytes)
  const chosen = fileColumns(bytes, columns)
  const loader = loaderOf(chosen, unpack)
  const seen = new Set<number>()
  for (const block of blocksAt(footer, 2, file.size)) {
    const message = await messageAt(file, block)
    if (message.kind !== 'dictionary') return failIpc('the metadata are damaged: a dictionary is none')
    const { dictionary, replaces, batch, body } = message
    if (!chosen.schema.dictionaries.has(dictionary)) continue
    if (replaces && seen.has(dictionary))
      failIpc('a dictionary is replaced by another, which an Arrow file cannot hold; write an Arrow stream')
    seen.add(dictionary)
    await loader.dictionary(dictionary, replaces, batch, bodyAt(file, block, body))
  }
  const batches = blocksAt(footer, 3, file.size)
  for (const block of batches) {
    const message = await messageAt(file, block)
    if (message.kind !== 'batch') return failIpc('the metadata are damaged: a batch is none')
    yield await loader.batch(message.batch, bodyAt(file, block, message.body))
  }
  if (batches.length === 0) yield await loader.none()
}
