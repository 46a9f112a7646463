export { arrowSchema, arrowType, fieldOfArrow } from './arrow/types.js'
export type { ArrowColumn, Frame, Kernel, PlainColumn } from './column/column.js'
export type { AnswerOptions, Sources, WrongPartners } from './engine/answer.js'
export { answerBatches } from './engine/answer-batches.js'
export { cleanWith } from './engine/clean.js'
export type { Spill } from './engine/rows.js'
export type { ArrowFormat } from './formats/arrow/write.js'
export { BadCsvRecord } from './formats/csv/error.js'
export type { CsvMode, CsvOptions } from './formats/csv/options.js'
export type { CsvLayout } from './formats/csv/write-options.js'
export type { JsonDiscovery } from './formats/json/discover-lines.js'
export type { JsonFound } from './formats/json/found.js'
export { BadRecord, type JsonMode, type JsonOptions } from './formats/json/options.js'
export { type EncodeOptions, encodeRowGroups, type ParquetCompression } from './formats/parquet/encode.js'
export { ParquetError } from './formats/parquet/error.js'
export type { ParquetReadOptions } from './formats/parquet/read.js'
export { parquetFrom } from './formats/parquet/stitch.js'
export type { OnProgress, Progress } from './formats/shared/progress.js'
export type { Unread, UnreadRecord } from './formats/shared/unread.js'
export { kernels } from './kernels/index.js'
export {
  type ArrowReadOptions,
  type ArrowSource,
  type ArrowWriteOptions,
  readArrow,
  writeArrow,
} from './node/files/arrow.js'
export { type CsvSource, readCsv } from './node/files/csv.js'
export { DamagedFile } from './node/files/decompress.js'
export type { Format } from './node/files/formats.js'
export { type JsonSource, readJson } from './node/files/json.js'
export { jsonColumns } from './node/files/json-columns.js'
export {
  type ParquetSource,
  type ParquetWriteOptions,
  readParquet,
  writeParquet,
  writeParts,
} from './node/files/parquet.js'
export { openRowStore } from './node/files/row-store.js'
export { ChangedFile } from './node/files/unchanged.js'
export { type WriteCsvOptions, writeCsv } from './node/files/write-csv.js'
export { type WriteJsonOptions, writeJson } from './node/files/write-json.js'
export {
  type Answered,
  type AnswerFilesOptions,
  answerFiles,
  type SourceFiles,
} from './node/jobs/answer-files.js'
export { cleanBatches, type ThreadedBatchOptions } from './node/jobs/clean-batches.js'
export { cleanFiles } from './node/jobs/clean-files.js'
export { type CleanedTo, type CleanToOptions, cleanTo, type TargetFormat } from './node/jobs/clean-to.js'
export type { CleanFilesOptions } from './node/jobs/run.js'
export { showCells } from './node/show/show-cells.js'
export { type ShowOptions, showRows } from './node/show/show-rows.js'
export { answer, clean } from './node/show/shown.js'
export { openThreads, type Threads } from './node/threads/threads.js'
export type { RowStore } from './relations/distinct/store.js'
export { cleanRows, type RowsOptions } from './rows/clean-rows.js'
export { cellReaders, rowsOf } from './rows/rows-of.js'
export { tableOfRows } from './rows/table-of-rows.js'
