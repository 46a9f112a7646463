export { arrowSchema, arrowType } from './arrow.js'
export { clean, cleanWith } from './clean.js'
export type { Column, Frame, Kernel, PlainColumn } from './column.js'
export { BadCsvRecord } from './csv/bad.js'
export type { CsvMode, CsvOptions } from './csv/options.js'
export type { CsvLayout } from './csv/write-options.js'
export type { RowStore } from './distinct/store.js'
export {
  type ArrowReadOptions,
  type ArrowSource,
  type ArrowWriteOptions,
  readArrow,
  writeArrow,
} from './files/arrow.js'
export { cleanBatches, type ThreadedBatchOptions } from './files/clean-batches.js'
export { cleanFiles } from './files/clean-files.js'
export { type CleanedTo, type CleanToOptions, cleanTo, type TargetFormat } from './files/clean-to.js'
export { type CsvSource, readCsv } from './files/csv.js'
export type { Format } from './files/formats.js'
export { type JsonSource, readJson } from './files/json.js'
export { type EncodeOptions, encodeRowGroups, type ParquetCompression } from './files/parquet/encode.js'
export { ParquetError } from './files/parquet/error.js'
export type { ParquetReadOptions } from './files/parquet/read.js'
export { parquetFrom } from './files/parquet/stitch.js'
export {
  type ParquetSource,
  type ParquetWriteOptions,
  readParquet,
  writeParquet,
  writeParts,
} from './files/parquet.js'
export { openRowStore } from './files/row-store.js'
export type { CleanFilesOptions } from './files/run.js'
export { openThreads, type Threads } from './files/threads/threads.js'
export { DamagedFile } from './files/unpack.js'
export { type WriteCsvOptions, writeCsv } from './files/write-csv.js'
export { type WriteJsonOptions, writeJson } from './files/write-json.js'
export type { ArrowFormat } from './ipc/write.js'
export { BadRecord, type JsonMode, type JsonOptions } from './json/options.js'
export { kernels } from './kernels/index.js'
export type { OnProgress, Progress } from './progress.js'
export { cleanRows, rowsOf, tableOfRows } from './rows.js'
