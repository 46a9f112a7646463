import type { RecordBatch } from 'apache-arrow'
import { cutTo } from '../../builders/any.js'
import {
  addChunk,
  endFile,
  endLine,
  hasLine,
  isUtf8Line,
  type LineReader,
  lineStart,
  newFile,
} from '../shared/lines.js'
import { recordBeginning } from '../shared/unread.js'
import { addValue } from './exact/add.js'
import { readExactRows } from './exact/rows.js'
import { afterSpaces, type Scan, unsure } from './fast/scan.js'
import { readStructCell } from './fast/value.js'
import { BadRecord, type JsonOptions, type RawTable } from './options.js'
import { flushJson, type JsonLimits, type JsonReader, jsonReaderOf } from './reader.js'

/** A file, or other bytes, to read: its name for messages. */
export interface JsonFile {
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

const noteUnread = ({ onUnreadRecord, file, lines }: JsonReader, from: number, end: number): void =>
  onUnreadRecord?.({ file, record: lines.count, text: recordBeginning(lines.bytes.subarray(from, end)) })

const readExact = (reader: JsonReader, from: number, end: number): void => {
  const { lines, row, mode } = reader
  const { rows, fault } = readExactRows(lines.bytes.subarray(from, end), 0, end - from, reader.shape)
  if (fault !== undefined && mode !== 'failFast') noteUnread(reader, from, end)
  if (fault !== undefined && mode === 'dropMalformed') return
  if (fault !== undefined && mode === 'failFast')
    throw new BadRecord(reader.table, reader.file, lines.count, fault)
  for (const cells of rows) {
    addValue(row, cells)
    if (row.builder.length >= reader.batchRows) flushJson(reader)
  }
}

const startScan = (scan: Scan, { bytes, view, limit }: LineReader): void => {
  scan.bytes = bytes
  scan.view = view
  scan.limit = limit
  scan.slash = -1
}

/** The place after the object that begins here, if all its values are good, or null in mode `permissive`. */
const readFast = (reader: JsonReader, open: number): number => {
  const { lines, scan, row } = reader
  if (scan.bytes !== lines.bytes) startScan(scan, lines)
  scan.bad = false
  const { length } = row.builder
  const after = readStructCell(scan, row, open + 1)
  if (after >= 0 && (!scan.bad || reader.mode === 'permissive')) return after
  cutTo(row.builder, length)
  return unsure
}

const readLine = (reader: JsonReader): void => {
  const { lines, row } = reader
  if (reader.bytes + lines.limit - lines.next > reader.batchBytes && row.builder.length > 0) flushJson(reader)
  const from = lineStart(lines)
  const open = afterSpaces(lines.bytes, from)
  const after = lines.bytes[open] === 0x7b && isUtf8Line(lines, open) ? readFast(reader, open) : unsure
  const end = endLine(lines, Math.max(after, from))
  reader.bytes += end - from
  if (after < 0) readExact(reader, from, end)
  else if (reader.scan.bad && reader.onUnreadRecord !== undefined) noteUnread(reader, open, after)
  if (after < 0) return
  if (row.builder.length >= reader.batchRows) flushJson(reader)
}

/** Reads lines of the chunk at hand until a batch is full; false at the chunk's end. */
const fill = (reader: JsonReader): boolean => {
  while (reader.ready.length === 0) {
    if (!hasLine(reader.lines)) return false
    readLine(reader)
  }
  return true
}

async function* batchesOf(
  reader: JsonReader,
  files: AsyncIterable<JsonFile> | Iterable<JsonFile>,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { lines, ready } = reader
  let batches = 0
  for await (const { name, chunks } of files) {
    reader.file = name
    newFile(lines, 0)
    for await (const chunk of chunks) {
      addChunk(lines, chunk)
      while (fill(reader))
        for (const batch of ready.splice(0)) {
          batches++
          yield batch
        }
    }
    if (endFile(lines)) readLine(reader)
  }
  if (reader.row.builder.length > 0 || batches + ready.length === 0) flushJson(reader)
  yield* ready.splice(0)
}

/**
 * Reads newline-delimited JSON as `readJson` does, from bytes only; nothing here needs Node.
 * A chunk must not change until the next one is asked for. Where there are no rows, one empty batch comes.
 */
export const readJsonFiles = (
  table: RawTable,
  files: AsyncIterable<JsonFile> | Iterable<JsonFile>,
  options: JsonOptions = {},
  limits: JsonLimits = {},
): AsyncGenerator<RecordBatch, void, undefined> => batchesOf(jsonReaderOf(table, options, limits), files)

/** A part of a file, from the beginning of a line to the end of one. */
export interface JsonPart {
  readonly name: string
  /** Whether it begins where the file does; if not, its lines count from 2. */
  readonly first: boolean
  readonly chunks: Iterable<Uint8Array>
}

/** Reads a part of a file into batches of its own. */
export function* readJsonPart(reader: JsonReader, part: JsonPart): Generator<RecordBatch, void, undefined> {
  const { lines, ready } = reader
  reader.file = part.name
  newFile(lines, part.first ? 0 : 1)
  for (const chunk of part.chunks) {
    addChunk(lines, chunk)
    while (fill(reader)) yield* ready.splice(0)
  }
  if (endFile(lines)) readLine(reader)
  if (reader.row.builder.length > 0) flushJson(reader)
  yield* ready.splice(0)
}
