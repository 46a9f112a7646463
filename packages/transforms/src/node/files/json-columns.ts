import { makeData, RecordBatch, Schema, Struct } from 'apache-arrow'
import { discoverLines, type JsonDiscovery, newDiscovery } from '../../formats/json/discover-lines.js'
import type { Watch } from '../../formats/shared/watch.js'
import { nodeSearch } from './node-search.js'
import { readSource, type TextSource } from './source.js'

/** A batch without columns and rows: that a piece has been read. */
const nothing = new RecordBatch(new Schema([]), makeData({ type: new Struct([]), length: 0 }))

/**
 * Reads newline-delimited JSON once, and counts which fields it has and of what kinds their values are, in memory that
 * does not grow with the file. What `readJson` needs to know of a file that nobody has described.
 * @throws What opening a file throws, and Refusal for files that `readJson` would not read.
 */
export const jsonColumns = async (
  name: string,
  source: TextSource,
  options: Watch = {},
): Promise<JsonDiscovery> => {
  const found = newDiscovery()
  const reading = readSource(
    { reader: 'readJson', table: name },
    { name, raw: [] },
    source,
    options,
    async function* (_, files) {
      for await (const _ of discoverLines(files, found, nodeSearch)) yield nothing
    },
  )
  for await (const _ of reading);
  return found
}
