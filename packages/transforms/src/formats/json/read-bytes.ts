import type { RecordBatch } from 'apache-arrow'
import { type JsonBytes, namelessFile } from '../shared/source.js'
import { watchBytes } from '../shared/watch.js'
import type { JsonOptions, RawTable } from './options.js'
import { readJsonFiles } from './read.js'

/**
 * Reads newline-delimited JSON from bytes, all at once or as they come, with the cells, batches and errors that
 * `readJson` promises for files.
 */
export const readJson = (
  table: RawTable,
  source: JsonBytes,
  options: JsonOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> => {
  const { file, bytes } = namelessFile(source, 'readJson', options)
  return watchBytes(readJsonFiles(table, [file], options), () => bytes, options)
}
