import {
  addChunk,
  endFile,
  endLine,
  hasLine,
  isMarked,
  type LineReader,
  newFile,
  newLines,
} from '../shared/lines.js'
import type { Search } from '../shared/search.js'
import { discoverValue } from './discover.js'
import { type JsonFound, nothingFound } from './found.js'
import type { JsonFile } from './read.js'

/** What newline-delimited JSON holds: its fields and their values, and the lines that are no records. */
export interface JsonDiscovery {
  /** The records: one for each line, or for each object of an array. */
  readonly record: JsonFound
  lines: number
  /** Lines that are neither one object nor an array of objects, and the number of the first; 0 for none. */
  badLines: number
  firstBad: number
}

/** A discovery that has seen nothing. */
export const newDiscovery = (): JsonDiscovery => ({
  record: nothingFound(),
  lines: 0,
  badLines: 0,
  firstBad: 0,
})

const isBlank = (bytes: Uint8Array, from: number, end: number): boolean => {
  for (let at = from; at < end; at++) if ((bytes[at] as number) > 0x20) return false
  return true
}

const firstInk = (bytes: Uint8Array, from: number, end: number): number => {
  let at = from
  while (at < end && (bytes[at] as number) <= 0x20) at++
  return at
}

/** Counts the records of one line, and says whether it is one. As for the reader, text after it is not looked at. */
const discoverRecords = (bytes: Uint8Array, from: number, end: number, record: JsonFound): boolean => {
  const at = firstInk(bytes, from, end)
  if (bytes[at] === 0x7b) {
    return discoverValue(bytes, at, end, record) >= 0
  }
  if (bytes[at] !== 0x5b) return false
  const list: JsonFound = { ...nothingFound(), element: record }
  const scalars = record.texts + record.lists + record.ints
  return discoverValue(bytes, at, end, list) >= 0 && record.texts + record.lists + record.ints === scalars
}

const discoverLine = (found: JsonDiscovery, lines: LineReader): void => {
  const first = lines.next
  const from = found.lines === 0 && isMarked(lines.bytes, first) ? first + 3 : first
  const end = endLine(lines, from)
  found.lines++
  if (isBlank(lines.bytes, from, end)) return
  if (discoverRecords(lines.bytes, from, end, found.record)) return
  found.badLines++
  if (found.firstBad === 0) found.firstBad = found.lines
}

/** Counts what the lines of files hold; yields at the end of each piece that was read. */
export async function* discoverLines(
  files: readonly JsonFile[],
  found: JsonDiscovery,
  search: Search,
): AsyncGenerator<void, void, undefined> {
  const lines = newLines(search)
  for (const { chunks } of files) {
    newFile(lines, 0)
    for await (const chunk of chunks) {
      addChunk(lines, chunk)
      while (hasLine(lines)) discoverLine(found, lines)
      yield
    }
    if (endFile(lines)) discoverLine(found, lines)
  }
}
