import { failIpc } from './error.js'
import { type FlatTable, rootTable, tableAt, vectorAt } from './flatbuffer.js'
import { readMessage } from './message.js'
import { checkPairs, checkSchemaMessage, columnNodes } from './schema.js'

/** Bytes of a file, some at a time. */
export interface RandomBytes {
  readonly size: number
  readonly read: (from: number, length: number) => Promise<Uint8Array>
}

const magic = 'ARROW1'

/** Whether bytes begin as an Arrow file does. An Arrow stream begins otherwise. */
export const isArrowFile = (start: Uint8Array): boolean =>
  start.length >= magic.length && [...magic].every((letter, index) => start[index] === letter.charCodeAt(0))

interface Block {
  readonly offset: number
  readonly metadata: number
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
    return { offset, metadata }
  })
}

const footerOf = async (file: RandomBytes): Promise<FlatTable> => {
  if (file.size < 20) return failIpc('the file is cut short')
  const end = await file.read(file.size - 10, 10)
  if (!isArrowFile(end.subarray(4))) return failIpc('the file is cut short')
  const size = new DataView(end.buffer, end.byteOffset).getInt32(0, true)
  if (size < 4 || size > file.size - 18)
    return failIpc(`the metadata are said to have ${size} bytes of a file of ${file.size}`)
  return rootTable(await file.read(file.size - 10 - size, size))
}

/** Metadata begin with their size, newer ones with -1 before that. */
const messageAt = async (file: RandomBytes, block: Block, columns: readonly number[] = []) => {
  const bytes = await file.read(block.offset, block.metadata)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const from = view.getInt32(0, true) === -1 ? 8 : 4
  const size = view.getInt32(from - 4, true)
  if (size <= 0 || from + size > bytes.length)
    failIpc('the metadata are damaged: a batch is said to be where none is')
  return readMessage(bytes.subarray(from, from + size), columns)
}

/** Refuses an Arrow file that apache-arrow would read wrongly or not at all. */
export const checkFile = async (file: RandomBytes): Promise<void> => {
  const footer = await footerOf(file)
  const schema = tableAt(footer, 1)
  if (schema === undefined) return failIpc('the metadata are damaged: nothing says what the columns are')
  checkSchemaMessage(schema)
  checkPairs(footer, 4)
  const seen = new Set<number>()
  for (const block of blocksAt(footer, 2, file.size)) {
    const { kind, dictionary, replaces } = await messageAt(file, block)
    if (kind !== 'dictionary') failIpc('the metadata are damaged: a dictionary is none')
    if (replaces && seen.has(dictionary))
      failIpc('a dictionary is replaced by another, which an Arrow file cannot hold; write an Arrow stream')
    seen.add(dictionary)
  }
  const columns = columnNodes(schema)
  for (const block of blocksAt(footer, 3, file.size))
    if ((await messageAt(file, block, columns)).kind !== 'batch')
      failIpc('the metadata are damaged: a batch is none')
}
