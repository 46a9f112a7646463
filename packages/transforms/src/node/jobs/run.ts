import { type AnyTable, rowPart } from '@lockstep/schema'
import { allNull } from '../../column/all-null.js'
import { allOf, type Flow, flowOf } from '../../engine/flow.js'
import { tableInputOf } from '../../engine/input.js'
import type { Rows } from '../../engine/rows.js'
import { engine } from '../../engine/whole.js'
import type { CsvOptions } from '../../formats/csv/options.js'
import type { JsonMode, JsonOptions } from '../../formats/json/options.js'
import type { OptionNames } from '../../formats/shared/option-names.js'
import { type OnProgress, reporter } from '../../formats/shared/progress.js'
import { type Unread, unreadCount } from '../../formats/shared/unread.js'
import type { MakeStore } from '../../relations/distinct/remember.js'
import { type Format, type SourceFile, sizeOf } from '../files/formats.js'
import { inWholeFile } from '../threads/errors.js'
import { putInOrder } from '../threads/in-order.js'
import { type Crew, crewOf } from '../threads/runner.js'
import type { Done, Job, Task } from '../threads/tasks.js'
import type { Threads } from '../threads/threads.js'
import { asideIn } from './aside.js'
import { type Piece, type PieceLimits, piecesOf } from './pieces.js'

/** How files are cleaned. */
export interface CleanFilesOptions {
  /**
   * The number of threads that read and clean, this one among them, or what `openThreads` gave. 1 starts no worker. Default:
   * the number of the machine's cores.
   */
  readonly threads?: number | Threads
  /** What becomes of a bad record of JSON or CSV. */
  readonly mode?: JsonMode
  /** The most rows of a batch. Default: 65,536. */
  readonly batchRows?: number
  /** How CSV is read. */
  readonly csv?: CsvOptions
  /** What the files hold, where their endings do not say it. */
  readonly format?: Format
  /** Stops the work; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
  /** Is told at the end of JSON and CSV, where records were not read whole, in the modes that go on: how many, and the first. */
  readonly onUnread?: (found: Unread) => void
  /** Where each `distinct` keeps the rows it has seen: `openRowStore`. Closed at the end. */
  readonly rowStore?: MakeStore
}

/** The names of the options that say how files are read. */
export const readingNames = {
  threads: true,
  mode: true,
  batchRows: true,
  csv: true,
  format: true,
  signal: true,
  onProgress: true,
  onUnread: true,
} as const

/** The names of the options. */
export const cleanFilesNames: OptionNames<CleanFilesOptions> = { ...readingNames, rowStore: true }

/** A run over files: what becomes of their pieces, in order. */
export interface Run {
  readonly crew: Crew
  /** What is left to do with the rows of pieces, and must see them in order. */
  readonly flow: Flow
  /** What comes of no rows. */
  readonly noRows: () => readonly Rows[]
  readonly pieces: AsyncGenerator<Done, void, undefined>
  /** Whether cleaned rows are remembered: their buffers must stay where they are. */
  readonly held: boolean
}

/** Lines that the reader counts before those of a part of a file. */
const countedFrom = (task: Task): number => (task.kind === 'range' && task.range.from > 0 ? 1 : 0)

/** What was not read whole, counted from the beginning of the file. */
const inWhole = ({ records, first }: Unread, before: number): Unread => ({
  records,
  first: first === null ? null : { ...first, record: first.record + before },
})

/**
 * Does the pieces of files in order; their errors name lines of the file. Rows that are at hand go to other threads
 * only if `sends`: where those do more with them than clean them, since copies cost more than that.
 */
async function* donePieces(
  crew: Crew,
  pieces: AsyncIterable<Piece>,
  signal: AbortSignal | undefined,
  sends: boolean,
): AsyncGenerator<{ readonly piece: Piece; readonly done: Done }, void, undefined> {
  let path = ''
  let lines = 0
  const run = async (piece: Piece) => {
    try {
      return {
        piece,
        done: piece.task.kind === 'rows' && !sends ? crew.here(piece.task) : await crew.run(piece.task),
      }
    } catch (error) {
      return { piece, error }
    }
  }
  for await (const result of putInOrder(pieces, run, crew.ahead, signal)) {
    const before = result.piece.path === path ? lines : 0
    if (result.done === undefined) throw inWholeFile(result.error, before - countedFrom(result.piece.task))
    path = result.piece.path
    lines = before + result.done.lines
    yield {
      piece: result.piece,
      done: { ...result.done, unread: inWhole(result.done.unread, before - countedFrom(result.piece.task)) },
    }
  }
}

const jsonOptions = ({ mode, batchRows }: CleanFilesOptions): JsonOptions => ({
  ...(mode === undefined ? {} : { mode }),
  ...(batchRows === undefined ? {} : { batchRows }),
})

const csvOptions = (options: CleanFilesOptions): CsvOptions => ({ ...jsonOptions(options), ...options.csv })

/** Opens a run, hands it over, and closes it whatever happens. */
export async function* runOver<T>(
  table: AnyTable,
  sources: readonly SourceFile[],
  options: CleanFilesOptions,
  { limits, encode }: { readonly limits: PieceLimits; readonly encode: Job['encode'] },
  use: (run: Run) => AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const { threads, signal, onProgress, onUnread, rowStore } = options
  signal?.throwIfAborted()
  const files = await Promise.all(sources.map((file) => sizeOf(table, file)))
  const json = jsonOptions(options)
  const { source, reads, rows } = tableInputOf(table)
  const part = rowPart(table.relation)
  const flow = flowOf(table.relation, [part], engine, asideIn(rowStore))
  const noRows = (): readonly Rows[] =>
    allOf(flowOf(table.relation, [source], engine), {
      columns: reads.map(({ type }) => allNull(type, 0)),
      length: 0,
    })
  const direct = unreadCount()
  const unread = unreadCount()
  const reading = {
    columns: reads.map(({ name }) => name),
    json: { ...json, onUnreadRecord: direct.note },
    csv: { ...csvOptions(options), onUnreadRecord: direct.note },
  }
  const crew = crewOf({ table, json, chunkBytes: limits.chunkBytes, encode }, threads)
  const sends = encode !== undefined && part === table.relation
  const report = reporter(
    onProgress,
    files.reduce((bytes, { size }) => bytes + size, 0),
  )
  async function* pieces(): AsyncGenerator<Done, void, undefined> {
    const cut = piecesOf(table.relation, files, { input: rows, reading, limits })
    for await (const { piece, done } of donePieces(crew, cut, signal, sends)) {
      report.add(done.rowsIn, piece.bytes)
      unread.add(direct.taken())
      unread.add(done.unread)
      yield done
    }
  }
  try {
    yield* use({ crew, flow, noRows, pieces: pieces(), held: rowStore === undefined })
    report.end()
    unread.add(direct.taken())
    const found = unread.taken()
    if (found.records > 0) onUnread?.(found)
  } finally {
    flow.close()
    await crew.close()
  }
}
