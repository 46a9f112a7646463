import {
  type Data,
  DataType,
  type Dictionary,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  type Schema,
  Struct,
  util,
} from 'apache-arrow'
import { AsyncByteQueue } from 'apache-arrow/io/stream'
import { columnFrom } from '../../arrow/from-arrow.js'
import { plainData } from '../../arrow/to-arrow.js'
import { arrowType, typeOfArrow } from '../../arrow/types.js'
import { toPlain } from '../../column/take/take.js'
import { blankNulls } from './blank-nulls.js'
import { type DictionaryPool, dictionaryPool } from './dictionary-pool.js'
import { failIpc } from './error.js'

/** The columns of a batch that are dictionaries of other than text, and the first part of each. */
const checkDictionaries = (batch: RecordBatch, seen: Map<string, Data | undefined>): void => {
  for (const [index, { name, type }] of batch.schema.fields.entries()) {
    if (!DataType.isDictionary(type) || isText(type.dictionary)) continue
    const dictionary = batch.data.children[index]?.dictionary?.data[0]
    if (seen.has(name) && seen.get(name) !== dictionary)
      failIpc(
        `column ${name}: its dictionary changes, which an Arrow file cannot hold; write a stream, or plain text`,
      )
    seen.set(name, dictionary)
  }
}

const isText = (type: DataType): boolean => DataType.isUtf8(type)

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

/** Whether a type is one that cleaning gives. */
const isOurs = (type: DataType): boolean => {
  try {
    return util.compareTypes(arrowType(typeOfArrow(type)), type)
  } catch {
    return false
  }
}

/** Leaves out of batches of one schema what their cells do not show. */
const shownOnly = (
  schema: Schema,
  pools: Map<number, DictionaryPool>,
): ((batch: RecordBatch) => RecordBatch) => {
  const ours = schema.fields.map(({ type }) => isOurs(type))
  const type = new Struct(schema.fields)
  const shown = (data: Data, index: number, name: string): Data => {
    if (DataType.isDictionary(data.type) && isText(data.type.dictionary)) {
      const pool = pools.get(data.type.id) ?? dictionaryPool()
      pools.set(data.type.id, pool)
      return pool.add(data as Data<Dictionary>, name)
    }
    if (!ours[index]) return data
    return plainData(blankNulls(toPlain(columnFrom(data, typeOfArrow(data.type)))))
  }
  return (batch) => {
    const children = batch.data.children.map((data, index) =>
      shown(data, index, schema.fields[index]?.name ?? ''),
    )
    return new RecordBatch(
      schema,
      makeData({ type, length: batch.numRows, nullCount: 0, children }),
      batch.metadata,
    )
  }
}

/** A file's writer that leaves dictionaries of pools to its end, where all of their values are known. */
class PooledFileWriter extends RecordBatchFileWriter {
  readonly #pools: ReadonlyMap<number, DictionaryPool>
  #isEnd = false

  constructor(pools: ReadonlyMap<number, DictionaryPool>) {
    super()
    this.#pools = pools
  }

  protected override _writeDictionaryBatch(dictionary: Data, id: number, isDelta?: boolean): this {
    return this.#pools.has(id) && !this.#isEnd ? this : super._writeDictionaryBatch(dictionary, id, isDelta)
  }

  protected override _writeFooter(schema: Schema): this {
    this.#isEnd = true
    this._seenDictionaries.clear()
    for (const [id, pool] of this.#pools) this._writeDictionaryBatch(pool.values(), id, false)
    return super._writeFooter(schema)
  }
}

/** A file says at its end where its batches are, and has one dictionary for each column; a stream has as many as come. */
export type ArrowFormat = 'file' | 'stream'

/**
 * The bytes of an Arrow file or stream of some batches, as they come. What their cells do not show is left out: what is
 * under nulls, and values of dictionaries of text that no cell has.
 * @throws IpcError without a batch, where columns change, where in a file a dictionary of other than text does, and for
 * a slice of a view.
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
  const pools = new Map<number, DictionaryPool>()
  const writer = format === 'file' ? new PooledFileWriter(pools) : new RecordBatchStreamWriter()
  writer.reset(queue)
  const dictionaries = new Map<string, Data | undefined>()
  let first: Schema | undefined
  let shown: ((batch: RecordBatch) => RecordBatch) | undefined
  for await (const batch of batches) {
    first ??= batch.schema
    if (!util.compareSchemas(batch.schema, first))
      failIpc(`the columns change from ${first} to ${batch.schema}; write two files`)
    checkViews(batch)
    if (format === 'file') checkDictionaries(batch, dictionaries)
    shown ??= shownOnly(first, pools)
    writer.write(shown(batch))
    yield* written.splice(0)
  }
  if (first === undefined) failIpc('no batches came, so nothing says what the columns are')
  writer.close()
  yield* written
}
