import type { RecordBatch } from 'apache-arrow'
import type { RawTable } from '../json/options.js'
import type { JsonFile } from '../json/read.js'
import { readLines } from './lines.js'
import { readWhole } from './multi-line.js'
import type { CsvOptions } from './options.js'
import { type CsvLimits, type CsvReader, csvReaderOf } from './reader.js'
import { flushCsv } from './row.js'

async function* batchesOf(
  reader: CsvReader,
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
  if (reader.row.length > 0 || batches + reader.ready.length === 0) flushCsv(reader)
  yield* reader.ready.splice(0)
}

/**
 * Reads CSV as `readCsv` does, from bytes only; nothing here needs Node. Where there are no rows, one empty batch comes.
 */
export const readCsvFiles = (
  table: RawTable,
  files: AsyncIterable<JsonFile> | Iterable<JsonFile>,
  options: CsvOptions = {},
  limits: CsvLimits = {},
): AsyncGenerator<RecordBatch, void, undefined> => batchesOf(csvReaderOf(table, options, limits), files)
