import type { AnyTable } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { batchesOf, cleanBatchesBy } from '../clean.js'
import { cleaner } from '../cleaner.js'
import { engine } from '../engine.js'
import { pieceLimits } from './pieces.js'
import { type MakeStore, rememberIn } from './remember.js'
import { crewOf } from './threads/crew.js'
import { ordered } from './threads/ordered.js'
import type { Threads } from './threads/threads.js'
import type { Task } from './threads/work.js'

/** How record batches are cleaned, in Node. */
export interface ThreadedBatchOptions {
  /** Where each `distinct` keeps the rows it has seen, if not in memory: `openRowStore`. Closed at the end. */
  readonly rowStore?: MakeStore
  /**
   * How many threads clean, this one among them, or what `openThreads` gave. 1 unless said: columns that go to another
   * thread are copied, which takes longer than most rules do.
   */
  readonly threads?: number | Threads
  /** Stops the work; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal
}

async function* tasksOf(
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  take: (batch: RecordBatch) => Task,
): AsyncGenerator<Task, void, undefined> {
  for await (const batch of input) yield take(batch)
}

async function* cleanTogether(
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  { threads, signal, rowStore }: ThreadedBatchOptions,
): AsyncGenerator<RecordBatch, void, undefined> {
  const own = cleaner(table, engine, rememberIn(rowStore))
  const toBatch = batchesOf(table)
  const crew = crewOf({ table, json: {}, chunkBytes: pieceLimits.chunkBytes, encode: undefined }, threads)
  const tasks = tasksOf(input, (batch) => ({ kind: 'rows', rows: own.input(batch) }))
  try {
    for await (const { cleaned } of ordered(tasks, crew.run, crew.ahead, signal))
      for (const rows of cleaned) yield toBatch(own.inOrder === undefined ? rows : own.inOrder(rows))
  } finally {
    own.close()
    await crew.close()
  }
}

/**
 * Cleans record batches as they come, one for one; `distinct` remembers the rows of all batches before. With several
 * threads some batches are cleaned ahead of the one that is asked for; they come in their order all the same.
 * @throws Refusal as `clean` does, and the signal's reason.
 */
export const cleanBatches = (
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  options: ThreadedBatchOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> =>
  options.threads === undefined && options.signal === undefined
    ? cleanBatchesBy(table, input, rememberIn(options.rowStore))
    : cleanTogether(table, input, { threads: 1, ...options })
