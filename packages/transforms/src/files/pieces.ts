import type { AnyTable } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { firstOf, type Rows } from '../cleaner.js'
import type { JsonOptions } from '../json/options.js'
import { readers, type SizedFile } from './formats.js'
import type { Task } from './threads/work.js'

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
  /** The bytes that are read at once: few enough to be in the cache still when they are parsed. */
  readonly chunkBytes: number
}

/** What serves well. */
export const pieceLimits: PieceLimits = { pieceBytes: 8 << 20, chunkBytes: 1 << 20 }

/** How pieces are made. */
export interface Cutting {
  /** The columns that the rules read. */
  readonly input: (batch: RecordBatch) => Rows
  readonly json: JsonOptions
  readonly limits: PieceLimits
}

function* rangesOf({ path, size }: SizedFile, pieceBytes: number): Generator<Piece, void, undefined> {
  for (let from = 0; from < size; from += pieceBytes) {
    const to = Math.min(from + pieceBytes, size)
    yield { path, bytes: to - from, task: { kind: 'range', path, from, to, size } }
  }
}

async function* batchPieces(
  table: AnyTable,
  { path, format, size }: SizedFile,
  { input, json }: Cutting,
): AsyncGenerator<Piece, void, undefined> {
  let bytes = size
  for await (const batch of readers[format](firstOf(table), path, json)) {
    yield { path, bytes, task: { kind: 'rows', rows: input(batch) } }
    bytes = 0
  }
}

/** The pieces of files, in order. */
export async function* piecesOf(
  table: AnyTable,
  files: readonly SizedFile[],
  cutting: Cutting,
): AsyncGenerator<Piece, void, undefined> {
  for (const file of files)
    if (file.format === 'json' && file.seekable) yield* rangesOf(file, cutting.limits.pieceBytes)
    else yield* batchPieces(table, file, cutting)
}
