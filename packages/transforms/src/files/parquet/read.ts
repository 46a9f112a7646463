import { type RecordBatch, RecordBatchReader } from 'apache-arrow'
import type { RandomBytes } from '../../ipc/file.js'
import { type OnProgress, reporter } from '../../progress.js'
import { microseconds } from './adapt.js'
import { refuseJulian } from './calendar.js'
import { groupFile } from './cut.js'
import { withEngine } from './engine.js'
import { fail, reasonOf } from './error.js'
import { mustNumber, rowGroup } from './footer.js'
import { hintFor } from './hint.js'
import { openParquet, type ParquetFile } from './open.js'
import type { ThriftStruct } from './thrift.js'

/** How Parquet is read. */
export interface ParquetReadOptions {
  /** The columns to read, all if nothing is said. They come in the order of the file. */
  readonly columns?: readonly string[]
  /** The most rows of a batch, 65,536 if nothing is said. */
  readonly batchRows?: number
  /** Stops reading, with its reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

/** The bytes that are decoded at once; larger row groups are read in several goes. */
const mostDecoded = 32 * 1024 * 1024

const decoded = (
  bytes: Uint8Array,
  batchSize: number,
  offset: number,
  limit: number,
): readonly RecordBatch[] => {
  const stream = withEngine((engine) =>
    engine.readParquet(bytes, { batchSize, offset, limit }).intoIPCStream(),
  )
  return [...RecordBatchReader.from(stream)]
}

/** Finds the column that cannot be decoded, by decoding each by itself. */
const blame = async (file: ParquetFile, group: ThriftStruct, error: unknown): Promise<never> => {
  for (const column of file.columns) {
    const alone = { ...file, columns: [column] }
    try {
      decoded(await groupFile(alone, group, hintFor(alone).words), 65_536, 0, Number.MAX_SAFE_INTEGER)
    } catch (cause) {
      fail(`column ${column.name}: ${reasonOf(cause)}`)
    }
  }
  return fail(reasonOf(error))
}

async function* groupBatches(
  file: ParquetFile,
  group: ThriftStruct,
  hint: string,
  batchRows: number,
): AsyncGenerator<RecordBatch, void, undefined> {
  const rows = mustNumber(group, rowGroup.rows, 'how many rows a row group has')
  const bytes = await groupFile(file, group, hint)
  const size = mustNumber(group, rowGroup.bytes, 'how large a row group is')
  const pieces = Math.max(1, Math.ceil(size / mostDecoded))
  const pieceRows = Math.max(batchRows, Math.ceil(rows / pieces / batchRows) * batchRows)
  for (let from = 0; from < rows; from += pieceRows) {
    const wanted = Math.min(pieceRows, rows - from)
    let batches: readonly RecordBatch[]
    try {
      batches = decoded(bytes, batchRows, from, wanted)
    } catch (error) {
      return await blame(file, group, error)
    }
    const came = batches.reduce((sum, { numRows }) => sum + numRows, 0)
    if (came !== wanted) fail(`a row group gave ${came} rows of ${wanted}; the file is damaged`)
    yield* batches
  }
}

const same = (batch: RecordBatch): RecordBatch => batch

/** The batches of a Parquet file, row group by row group. */
export async function* parquetBatches(
  bytes: RandomBytes,
  options: ParquetReadOptions,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { columns, batchRows = 65_536, signal, onProgress } = options
  if (!Number.isInteger(batchRows) || batchRows < 1)
    fail(`batchRows: expected a whole number from 1, got ${batchRows}`)
  signal?.throwIfAborted()
  const progress = reporter(onProgress, bytes.size)
  const file = await openParquet(bytes, columns)
  const { schema, words } = hintFor(file)
  const isLong = file.columns.some(({ kinds }) => kinds.includes('milliseconds'))
  const adapt = [isLong ? microseconds(schema) : same, refuseJulian(file.pairs) ?? same]
  for (const group of file.groups)
    for await (const batch of groupBatches(file, group, words, batchRows)) {
      signal?.throwIfAborted()
      yield adapt.reduce((came, change) => change(came), batch)
      progress.add(batch.numRows, 0)
    }
  progress.end()
}
