import {
  type Data,
  DataType,
  type RecordBatch,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  type Schema,
  util,
} from 'apache-arrow'
import { AsyncByteQueue } from 'apache-arrow/io/stream'
import { failIpc } from './error.js'

/** The columns of a batch that are dictionaries, and the first part of each. */
const checkDictionaries = (batch: RecordBatch, seen: Map<string, Data | undefined>): void => {
  for (const [index, { name, type }] of batch.schema.fields.entries()) {
    if (!DataType.isDictionary(type)) continue
    const dictionary = batch.data.children[index]?.dictionary?.data[0]
    if (seen.has(name) && seen.get(name) !== dictionary)
      failIpc(
        `column ${name}: its dictionary changes, which an Arrow file cannot hold; write a stream, or plain text`,
      )
    seen.set(name, dictionary)
  }
}

const hasView = (type: DataType): boolean =>
  DataType.isUtf8View(type) ||
  DataType.isBinaryView(type) ||
  (type.children ?? []).some((child) => hasView(child.type))

/** apache-arrow cuts a slice of a view twice, in a list, too, that begins after its first element. */
const isCutTwice = (data: Data): boolean => {
  if (!hasView(data.type)) return false
  if (data.offset !== 0 || (DataType.isList(data.type) && data.valueOffsets[0] !== 0)) return true
  return data.children.some(isCutTwice)
}

const checkViews = (batch: RecordBatch): void => {
  for (const [index, { name }] of batch.schema.fields.entries()) {
    const data = batch.data.children[index]
    if (data !== undefined && isCutTwice(data))
      failIpc(
        `column ${name}: a slice of a string view cannot be written; write the whole batch, or plain text`,
      )
  }
}

/** A file says at its end where its batches are, and has one dictionary for each column; a stream has as many as come. */
export type ArrowFormat = 'file' | 'stream'

/**
 * The bytes of an Arrow file or stream of some batches, as they come.
 * @throws IpcError without a batch, where columns change, where a column's dictionary does in a file, and for a slice
 * of a view.
 */
export async function* arrowBytes(
  batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  format: ArrowFormat,
): AsyncGenerator<Uint8Array, void, undefined> {
  const written: Uint8Array[] = []
  const queue = new AsyncByteQueue()
  queue.write = (bytes: Uint8Array) => {
    written.push(bytes)
  }
  const writer = format === 'file' ? new RecordBatchFileWriter() : new RecordBatchStreamWriter()
  writer.reset(queue)
  const dictionaries = new Map<string, Data | undefined>()
  let first: Schema | undefined
  for await (const batch of batches) {
    first ??= batch.schema
    if (!util.compareSchemas(batch.schema, first))
      failIpc(`the columns change from ${first} to ${batch.schema}; write two files`)
    checkViews(batch)
    if (format === 'file') checkDictionaries(batch, dictionaries)
    writer.write(batch)
    yield* written.splice(0)
  }
  if (first === undefined) failIpc('no batches came, so nothing says what the columns are')
  writer.close()
  yield* written
}
