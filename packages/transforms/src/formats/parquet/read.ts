import type { RecordBatch } from 'apache-arrow'
import type { RandomBytes } from '../arrow/file.js'
import type { OptionNames } from '../shared/option-names.js'
import { type OnProgress, reporter } from '../shared/progress.js'
import { microseconds } from './adapt.js'
import { hintFor } from './arrow-hint.js'
import { refuseJulian } from './calendar.js'
import { failParquet } from './error.js'
import { numberIn, rowGroup } from './fields.js'
import { openParquet } from './open.js'
import { groupBatches, groupBytes } from './read-group.js'
import type { ThriftStruct } from './thrift.js'

/** How Parquet is read. */
export interface ParquetReadOptions {
  /** The columns to read, in the order of the file. Default: all. */
  readonly columns?: readonly string[]
  /** The most rows of a batch. Default: 65,536. */
  readonly batchRows?: number
  /** Stops reading, with its reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
}

/** The names of the options. */
export const parquetReadNames: OptionNames<ParquetReadOptions> = {
  columns: true,
  batchRows: true,
  signal: true,
  onProgress: true,
}

const rowsOf = (group: ThriftStruct): number => numberIn(group, rowGroup.rows) ?? 0

const same = (batch: RecordBatch): RecordBatch => batch

/** The batches of a Parquet file, row group by row group. */
export async function* parquetBatches(
  bytes: RandomBytes,
  options: ParquetReadOptions,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { columns, batchRows = 65_536, signal, onProgress } = options
  if (!Number.isInteger(batchRows) || batchRows < 1)
    failParquet(`batchRows: expected a whole number from 1, got ${batchRows}`)
  signal?.throwIfAborted()
  const file = await openParquet(bytes, columns)
  const { schema, words } = hintFor(file)
  const isLong = file.columns.some(({ kinds }) => kinds.includes('milliseconds'))
  const adapt = [isLong ? microseconds(schema) : same, refuseJulian(file.pairs) ?? same]
  // Of a group without rows nothing else that is said of it need be true: pyarrow writes places where nothing is.
  const groups = file.groups.filter((group) => rowsOf(group) > 0)
  const progress = reporter(
    onProgress,
    groups.reduce((sum, group) => sum + groupBytes(file, group), 0),
  )
  for (const group of groups) {
    let [size, rows] = [groupBytes(file, group), rowsOf(group)]
    for await (const batch of groupBatches(file, group, words, batchRows)) {
      signal?.throwIfAborted()
      yield adapt.reduce((came, change) => change(came), batch)
      signal?.throwIfAborted()
      const share = Math.round((size * batch.numRows) / rows)
      progress.add(batch.numRows, share)
      size -= share
      rows -= batch.numRows
    }
  }
  progress.end()
}
