import { type Relation, rowPart } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import type { Rows } from '../../engine/rows.js'
import { type ReadOptions, rawTableOf, readers, type SizedFile } from '../files/formats.js'
import { withoutPartitions, withPartitions } from '../files/partitions.js'
import type { Task } from '../threads/tasks.js'

/** A piece of a file: what to do, and how many bytes it is of those on disk. */
export interface Piece {
  readonly path: string
  readonly bytes: number
  readonly task: Task
}

/** How large pieces are. Tests make small ones. */
export interface PieceLimits {
  /** The bytes of a file that one thread reads and cleans in one go. */
  readonly pieceBytes: number
  /** The same at the end of a file, where they become smaller, so that threads end at about the same time. */
  readonly lastBytes: number
  /** The bytes that are read at once: few enough to be in the cache still when they are parsed. */
  readonly chunkBytes: number
  /** Cleaned rows of fewer bytes are not encoded by themselves, but with others. */
  readonly leastPartBytes: number
  /** The bytes of rows that are encoded together. */
  readonly partBytes: number
}

/** What serves well for record batches. */
export const pieceLimits: PieceLimits = {
  pieceBytes: 8 << 20,
  lastBytes: 1 << 20,
  chunkBytes: 512 << 10,
  leastPartBytes: 4 << 20,
  partBytes: 10 << 20,
}

/** What serves well for parts of a file: larger pieces where one thread cleans and encodes a piece. */
export const partLimits = (relation: Relation): PieceLimits =>
  rowPart(relation) !== relation ? pieceLimits : { ...pieceLimits, pieceBytes: 12 << 20, lastBytes: 6 << 20 }

/** How pieces are made. */
export interface Cutting {
  /** The columns that the rules read, of a batch. */
  readonly input: (batch: RecordBatch) => Rows
  readonly reading: ReadOptions
  readonly limits: PieceLimits
}

/** The bytes of the piece that begins at a place of a file: a quarter of what is left, near the end. */
const bytesAt = (from: number, size: number, { pieceBytes, lastBytes }: PieceLimits): number => {
  const left = size - from
  return from > 0 && left <= pieceBytes * 2
    ? Math.min(Math.max(Math.ceil(left / 4), lastBytes), pieceBytes)
    : pieceBytes
}

function* rangesOf({ path, size, state }: SizedFile, limits: PieceLimits): Generator<Piece, void, undefined> {
  for (let from = 0, to = 0; from < size; from = to) {
    to = Math.min(from + bytesAt(from, size, limits), size)
    yield { path, bytes: to - from, task: { kind: 'range', range: { path, from, to, size, state } } }
  }
}

const mostRows = 65_536

/** A batch in parts of not too many rows, which share its buffers; one without rows as it is. */
function* cut(batch: RecordBatch): Generator<RecordBatch, void, undefined> {
  if (batch.numRows <= mostRows) yield batch
  else for (let from = 0; from < batch.numRows; from += mostRows) yield batch.slice(from, from + mostRows)
}

async function* batchPieces(
  relation: Relation,
  { path, format, size, partitions = [] }: SizedFile,
  { input, reading }: Cutting,
): AsyncGenerator<Piece, void, undefined> {
  let bytes = size
  const names = partitions.map(({ field }) => field.name)
  const how = { ...reading, columns: reading.columns.filter((name) => !names.includes(name)) }
  const batches = readers[format](withoutPartitions(rawTableOf(relation), partitions), path, how)
  for await (const batch of withPartitions(batches, partitions))
    for (const part of cut(batch)) {
      yield { path, bytes, task: { kind: 'rows', rows: input(part) } }
      bytes = 0
    }
}

/** The pieces of files, in order. */
export async function* piecesOf(
  relation: Relation,
  files: readonly SizedFile[],
  cutting: Cutting,
): AsyncGenerator<Piece, void, undefined> {
  for (const file of files)
    if (file.format === 'json' && file.seekable) yield* rangesOf(file, cutting.limits)
    else yield* batchPieces(relation, file, cutting)
}
