import type { AnyTable } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { batchesOf, cleanBatchesBy } from '../../engine/clean-by.js'
import { firstSelect } from '../../engine/column-groups.js'
import { flowOf } from '../../engine/flow.js'
import { tableInputOf } from '../../engine/input.js'
import type { Rows } from '../../engine/rows.js'
import { engine } from '../../engine/whole.js'
import { checkCallOptions, type OptionNames } from '../../formats/shared/option-names.js'
import type { MakeStore } from '../../relations/distinct/remember.js'
import { itemsFromCall } from '../files/from-call.js'
import { putInOrder } from '../threads/in-order.js'
import { aheadIn, closePool } from '../threads/pool.js'
import { type Sharing, sharingOf } from '../threads/shares/schedule.js'
import { poolOf, type Threads } from '../threads/threads.js'
import { asideIn } from './aside.js'

/** How record batches are cleaned, in Node. */
export interface ThreadedBatchOptions {
  /** Where each `distinct` keeps the rows it has seen, if not in memory: `openRowStore`. Closed at the end. */
  readonly rowStore?: MakeStore
  /**
   * How many threads clean, this one among them, or what `openThreads` gave. 1 unless said: others help only with rules
   * that compute much for each byte they read, such as regular expressions, since that is copied into memory which both
   * see. How much pays is learned from batch to batch, for each table and `openThreads`; a table with one such column
   * gains nothing.
   */
  readonly threads?: number | Threads
  /** Stops the work; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal
}

const names: OptionNames<ThreadedBatchOptions> = { threads: true, signal: true, rowStore: true }

async function* rowsOf(
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  take: (batch: RecordBatch) => Rows,
): AsyncGenerator<Rows, void, undefined> {
  for await (const batch of input) yield take(batch)
}

/** Where no select is first, this thread does all. */
const unshared: Sharing = async (rows) => rows

async function* cleanTogether(
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  { threads, signal, rowStore }: ThreadedBatchOptions,
): AsyncGenerator<RecordBatch, void, undefined> {
  const { source, rows } = tableInputOf(table)
  const select = firstSelect(table.relation)
  const flow = flowOf(table.relation, [select ?? source], engine, asideIn(rowStore))
  const toBatch = batchesOf(table)
  const { pool, own } = poolOf(threads)
  const sharing = select === undefined ? unshared : sharingOf(pool, table, select)
  try {
    for await (const made of putInOrder(rowsOf(input, rows), sharing, aheadIn(pool), signal))
      for (const cleaned of flow.push(made)) yield toBatch(cleaned)
    for (const cleaned of flow.finish()) yield toBatch(cleaned)
  } finally {
    flow.close()
    if (own) await closePool(pool)
  }
}

/**
 * Cleans record batches as they come, one for one; `distinct` remembers the rows of all batches before. With several
 * threads each does some columns of a batch, and some batches are cleaned ahead of the one that is asked for; they come
 * in their order all the same.
 * @throws Refusal as `clean` does, and the signal's reason.
 */
export const cleanBatches = (
  table: AnyTable,
  input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  options: ThreadedBatchOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> => {
  checkCallOptions('cleanBatches(pin, batches, { threads: 2 })', options, names)
  return options.threads === undefined && options.signal === undefined
    ? cleanBatchesBy(engine, table, input, asideIn(options.rowStore))
    : itemsFromCall(cleanTogether(table, input, { threads: 1, ...options }))
}
