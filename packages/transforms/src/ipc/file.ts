import { fail } from './error.js'
import { type FlatTable, rootTable, tableAt, vectorAt } from './flatbuffer.js'
import { readMessage } from './message.js'
import { checkSchema } from './schema.js'

/** Bytes of a file, some at a time. */
export interface RandomBytes {
  readonly size: number
  readonly read: (from: number, length: number) => Promise<Uint8Array>
}

const magic = 'ARROW1'

/** Whether bytes begin as an Arrow file does. An Arrow stream begins otherwise. */
export const isArrowFile = (start: Uint8Array): boolean =>
  start.length >= magic.length && [...magic].every((letter, index) => start[index] === letter.charCodeAt(0))

/** Where messages are: each block is an offset, the size of the metadata and that of the body, 24 bytes in all. */
const blocksAt = (footer: FlatTable, field: number): readonly { offset: number; metadata: number }[] => {
  const { from, length } = vectorAt(footer, field)
  const { view } = footer
  return Array.from({ length }, (_, index) => ({
    offset: Number(view.getBigInt64(from + index * 24, true)),
    metadata: view.getInt32(from + index * 24 + 8, true),
  }))
}

const footerOf = async (file: RandomBytes): Promise<FlatTable> => {
  const end = await file.read(file.size - 10, 10)
  if (file.size < 20 || !isArrowFile(end.subarray(4))) return fail('the file is cut short')
  const size = new DataView(end.buffer, end.byteOffset).getInt32(0, true)
  return rootTable(await file.read(file.size - 10 - size, size))
}

/** Metadata begins with its size, newer ones with -1 before that. */
const messageAt = async (file: RandomBytes, block: { offset: number; metadata: number }) => {
  const bytes = await file.read(block.offset, block.metadata)
  const marked = new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true) === -1
  return readMessage(bytes.subarray(marked ? 8 : 4))
}

/** Refuses an Arrow file that apache-arrow would read wrongly or not at all. */
export const checkFile = async (file: RandomBytes): Promise<void> => {
  const footer = await footerOf(file)
  const schema = tableAt(footer, 1)
  if (schema !== undefined) checkSchema(schema)
  const seen = new Set<number>()
  for (const block of blocksAt(footer, 2)) {
    const { dictionary, replaces } = await messageAt(file, block)
    if (replaces && seen.has(dictionary))
      fail('a dictionary is replaced by another, which an Arrow file cannot hold; write an Arrow stream')
    seen.add(dictionary)
  }
  for (const block of blocksAt(footer, 3)) await messageAt(file, block)
}
