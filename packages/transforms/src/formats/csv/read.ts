import type { RecordBatch } from 'apache-arrow'
import type { RawTable } from '../json/options.js'
import type { JsonFile } from '../json/read.js'
import { readLines } from './lines.js'
import { readWhole } from './multi-line.js'
import type { CsvOptions } from './options.js'
import { type Limits, type Reader, readerOf } from './reader.js'
import { flush } from './row.js'

async function* batchesOf(
  reader: Reader,
  files: AsyncIterable<JsonFile> | Iterable<JsonFile>,
): AsyncGenerator<RecordBatch, void, undefined> {
  const read = reader.dialect.multiLine ? readWhole : readLines
  let batches = 0
  for await (const { name, chunks } of files) {
    reader.file = name
    for await (const _ of read(reader, chunks))
      for (const batch of reader.ready.splice(0)) {
        batches++
        yield batch
      }
  }
  if (reader.row.length > 0 || batches + reader.ready.length === 0) flush(reader)
  yield* reader.ready.splice(0)
}

/**
 * Reads CSV as `readCsv` does, from bytes only; nothing here needs Node. Where there are no rows, one empty batch comes.
 */
export const readCsvFiles = (
  table: RawTable,
  files: AsyncIterable<JsonFile> | Iterable<JsonFile>,
  options: CsvOptions = {},
  limits: Limits = {},
): AsyncGenerator<RecordBatch, void, undefined> => batchesOf(readerOf(table, options, limits), files)
