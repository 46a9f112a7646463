import type { AnyTable } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { batchesOf } from '../clean.js'
import { type Cleaner, cleaner, type Once, type Rows } from '../cleaner.js'
import { allNull } from '../from-arrow.js'
import type { JsonMode } from '../json/options.js'
import { kernels } from '../kernels/index.js'
import { type OnProgress, reporter } from '../progress.js'
import { type Format, filesOf, type SourceFile, sized } from './formats.js'
import { type Piece, type PieceLimits, pieceLimits, piecesOf } from './pieces.js'
import { type Crew, crewOf } from './threads/crew.js'
import { inWholeFile } from './threads/errors.js'
import { ordered } from './threads/ordered.js'
import type { Threads } from './threads/threads.js'
import type { Done } from './threads/work.js'

/** How files are cleaned. */
export interface CleanFilesOptions {
  /**
   * How many threads read and clean, this one among them, or what `openThreads` gave. Unless said, as many as the
   * machine has cores; 1 starts none.
   */
  readonly threads?: number | Threads
  /** What becomes of a bad record of JSON. */
  readonly mode?: JsonMode
  /** The most rows of a batch, 65,536 unless said. */
  readonly batchRows?: number
  /** What the files are, where their endings do not say it. */
  readonly format?: Format
  /** Stops the work; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
  /** Makes what keeps the first of equal rows, for each `distinct`. In memory unless said. */
  readonly once?: () => Once
}

/** What has been done to a piece of a file, and the lines before it. */
interface PieceDone {
  readonly piece: Piece
  readonly done: Done
}

/** Does the pieces of files in order; their errors name lines of the file. */
async function* donePieces(
  crew: Crew,
  pieces: AsyncIterable<Piece>,
  signal: AbortSignal | undefined,
): AsyncGenerator<PieceDone, void, undefined> {
  let path = ''
  let lines = 0
  const run = async (piece: Piece): Promise<() => PieceDone> => {
    try {
      const done = await crew.run(piece.task)
      return () => ({ piece, done })
    } catch (error) {
      return () => {
        throw inWholeFile(error, piece.path === path ? lines : 0)
      }
    }
  }
  for await (const result of ordered(pieces, run, crew.ahead, signal)) {
    const { piece, done } = result()
    lines = done.lines + (piece.path === path ? lines : 0)
    path = piece.path
    yield { piece, done }
  }
}

/** The raw columns of no rows. */
const noRows = ({ reads }: Cleaner): Rows => ({
  columns: reads.map(({ type }) => allNull(type, 0)),
  length: 0,
})

/** `cleanFiles`, with pieces of any size. */
export async function* cleanPieces(
  table: AnyTable,
  sources: readonly SourceFile[],
  options: CleanFilesOptions,
  limits: PieceLimits = pieceLimits,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { threads, mode, batchRows, signal, onProgress, once } = options
  signal?.throwIfAborted()
  const files = await Promise.all(sources.map((file) => sized(table, file)))
  const json = { ...(mode === undefined ? {} : { mode }), ...(batchRows === undefined ? {} : { batchRows }) }
  const run = cleaner(table, kernels, once)
  const { input, inOrder } = run
  const toBatch = batchesOf(table)
  const crew = crewOf({ table, json, chunkBytes: limits.chunkBytes }, threads)
  const sum = files.reduce((bytes, { size }) => bytes + size, 0)
  const report = reporter(onProgress, sum)
  const finish = (rows: Rows): RecordBatch => toBatch(inOrder === undefined ? rows : inOrder(rows))
  let batches = 0
  try {
    const pieces = piecesOf(table, files, { input, json, limits })
    for await (const { piece, done } of donePieces(crew, pieces, signal)) {
      report.add(done.rows, piece.bytes)
      for (const rows of done.cleaned) {
        batches++
        yield finish(rows)
      }
    }
    if (batches === 0) yield finish(run.alone(noRows(run)))
    report.end()
  } finally {
    await crew.close()
  }
}

/**
 * Cleans files, several threads at once: reads them by the raw columns of `table`, one file after the other, and gives
 * cleaned record batches. Rows and their order are those of one thread, however many there are; so are the batches.
 * JSON is cut into pieces at the ends of lines; other formats are read by this thread. Memory is that of a few pieces
 * for each thread, whatever the files' size.
 *
 * What a file holds is told by its ending: `.json`, `.ndjson` and `.jsonl` are newline-delimited JSON, `.arrow`,
 * `.arrows`, `.feather` and `.ipc` Arrow IPC.
 *
 * @throws Refusal at once for what the readers refuse, or a file whose ending says nothing. While reading: what the
 * readers throw (`BadRecord`, with the line of the file, in mode `failFast`), and the signal's reason. No thread that
 * was started is left behind, whether all is read, an error comes, or the iteration is left.
 */
export const cleanFiles = (
  table: AnyTable,
  source: string | readonly string[],
  options: CleanFilesOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> =>
  cleanPieces(table, filesOf(table, source, options.format), options)
