import type { RecordBatch } from 'apache-arrow'
import type { OptionNames } from '../shared/option-names.js'
import { layOut, type WrittenColumns } from './columns.js'
import { isCompressible } from './compressible.js'
import { failParquet } from './error.js'
import { withStream } from './stream.js'
import { habitOf } from './value-sample.js'
import { type ParquetWasm, withParquetWasm } from './wasm.js'

/** How the pages of a Parquet file are compressed. */
export type ParquetCompression = 'snappy' | 'zstd' | 'gzip' | 'uncompressed'

/** How row groups are encoded. */
export interface EncodeOptions {
  /** Default: `snappy`. It saves repetitions only: columns in which a sample has few are not compressed. */
  readonly compression?: ParquetCompression
  /** The most rows of a row group. Default: 1,048,576. */
  readonly rowGroupRows?: number
}

/** The names of the options. */
export const encodeOptionNames: OptionNames<EncodeOptions> = { compression: true, rowGroupRows: true }

const codecs = { snappy: 'SNAPPY', zstd: 'ZSTD', gzip: 'GZIP', uncompressed: 'UNCOMPRESSED' } as const

/**
 * Says that dates and times are in the proleptic Gregorian calendar. Without it Spark 3.5 reads those before 1582 only with a
 * setting of its own.
 */
const calendar: ReadonlyMap<string, string> = new Map([['org.apache.spark.version', '3.5.0']])

const propertiesOf = (engine: ParquetWasm, laid: WrittenColumns, options: EncodeOptions) => {
  const { compression = 'snappy', rowGroupRows = 1 << 20 } = options
  const codec =
    codecs[compression] ??
    failParquet(`compression: expected one of ${Object.keys(codecs).join(', ')}, got ${compression}`)
  let builder = new engine.WriterPropertiesBuilder()
    .setCompression(engine.Compression[codec])
    .setStatisticsEnabled(engine.EnabledStatistics.Chunk)
    .setMaxRowGroupSize(rowGroupRows)
    .setKeyValueMetadata(new Map(calendar))
  for (const [index, { name }] of laid.schema.fields.entries()) {
    const column = laid.columns.flatMap((columns) => columns[index] ?? [])
    const { repeats, long } = habitOf(column)
    if (!repeats) builder = builder.setColumnDictionaryEnabled(name, false)
    if (!repeats && codec === 'SNAPPY' && !isCompressible(column))
      builder = builder.setColumnCompression(name, engine.Compression.UNCOMPRESSED)
    if (long) builder = builder.setColumnStatisticsEnabled(name, engine.EnabledStatistics.None)
  }
  return builder.build()
}

/**
 * Some record batches as a small Parquet file of their own, with one row group (or more, by `rowGroupRows`), for
 * `parquetFrom` to put together with others. Synchronous, and the same bytes for the same cells: for worker threads.
 * @throws ParquetError without a batch, for columns that Lockstep has no type for, and where columns change.
 */
export const encodeRowGroups = (batches: readonly RecordBatch[], options: EncodeOptions = {}): Uint8Array => {
  const laid = layOut(batches)
  return withStream(laid, (stream) =>
    withParquetWasm((engine) =>
      engine.writeParquet(engine.Table.fromIPCStream(stream), propertiesOf(engine, laid, options)),
    ),
  )
}
