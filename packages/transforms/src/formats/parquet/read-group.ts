import { type RecordBatch, RecordBatchReader } from 'apache-arrow'
import { hintFor } from './arrow-hint.js'
import { chunksOf, groupFile } from './cut-pages.js'
import { failParquet, reasonOf } from './error.js'
import { chunk, meta, mustNumberIn, numberIn, rowGroup, structIn } from './fields.js'
import type { ParquetFile } from './open.js'
import type { ThriftStruct } from './thrift.js'
import { withParquetWasm } from './wasm.js'

/** The bytes that are decoded at once; larger row groups are read in several goes. */
const mostDecoded = 32 * 1024 * 1024

/** The most rows that are decoded at once: values of a dictionary may take any number of bytes unpacked. */
const mostRows = 1 << 18

const decoded = (
  bytes: Uint8Array,
  batchSize: number,
  offset: number,
  limit: number,
): readonly RecordBatch[] => {
  const stream = withParquetWasm((engine) =>
    engine.readParquet(bytes, { batchSize, offset, limit }).intoIPCStream(),
  )
  return [...RecordBatchReader.from(stream)]
}

/** Finds the column that cannot be decoded, by decoding each by itself. */
const blame = async (file: ParquetFile, group: ThriftStruct, error: unknown): Promise<never> => {
  for (const column of file.columns) {
    const alone = { ...file, columns: [column] }
    try {
      decoded(await groupFile(alone, group, hintFor(alone).words), mostRows, 0, mostRows)
    } catch (cause) {
      failParquet(`column ${column.name}: it cannot be decoded: ${reasonOf(cause)}; the file is damaged`)
    }
  }
  return failParquet(`its columns cannot be decoded together: ${reasonOf(error)}; the file is damaged`)
}

/** How many bytes the columns that are read have in a row group, as they lie in the file or unpacked. */
export const groupBytes = (file: ParquetFile, group: ThriftStruct, field: number = meta.compressed): number =>
  chunksOf(group, file.columns).reduce((sum, column) => {
    const about = structIn(column, chunk.meta)
    return sum + (about === undefined ? 0 : (numberIn(about, field) ?? 0))
  }, 0)

/** The batches of one row group, of the columns that are read. @throws ParquetError, with the column, where damaged. */
export async function* groupBatches(
  file: ParquetFile,
  group: ThriftStruct,
  hint: string,
  most: number,
): AsyncGenerator<RecordBatch, void, undefined> {
  const rows = mustNumberIn(group, rowGroup.rows, 'how many rows a row group has')
  const bytes = await groupFile(file, group, hint)
  const batchRows = Math.min(most, mostRows)
  const pieces = Math.ceil(groupBytes(file, group, meta.uncompressed) / mostDecoded) || 1
  const evenly = Math.min(mostRows, Math.ceil(rows / pieces))
  const pieceRows = Math.ceil(evenly / batchRows) * batchRows
  for (let from = 0; from < rows; from += pieceRows) {
    const wanted = Math.min(pieceRows, rows - from)
    let batches: readonly RecordBatch[]
    try {
      batches = decoded(bytes, batchRows, from, wanted)
    } catch (error) {
      return await blame(file, group, error)
    }
    const came = batches.reduce((sum, { numRows }) => sum + numRows, 0)
    if (came !== wanted) failParquet(`a row group gave ${came} rows of ${wanted}; the file is damaged`)
    yield* batches
  }
}
