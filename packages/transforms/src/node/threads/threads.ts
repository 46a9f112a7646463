import { availableParallelism } from 'node:os'
import { refuse } from '@lockstep/schema'
import { closePool, newPool, type Pool } from './pool.js'

/** Threads that stay ready from one job to the next. They let the process end while they have nothing to do. */
export interface Threads extends AsyncDisposable {
  /** How many there are. */
  readonly size: number
  /** Ends them, whatever they do; jobs that still run on them fail. */
  readonly close: () => Promise<void>
}

const pools = new WeakMap<Threads, Pool>()

const most = 1024

const counted = (threads: number): number =>
  Number.isInteger(threads) && threads >= 1 && threads <= most
    ? threads
    : refuse(
        `expected threads to be a whole number from 1 to ${most}, or what openThreads gave; got ${threads}`,
      )

/** The tasks that this thread does alone before it starts workers for a job, which take a while to be ready. */
const patience = 4

/**
 * Opens threads, as many as the machine has cores unless said, for several jobs, one after the other or at once. This
 * thread is one of them: so many less one are started.
 * @throws Refusal for a number that is not whole, or below 1.
 */
export const openThreads = (threads: number = availableParallelism()): Threads =>
  openFor(newPool(counted(threads), 0))

const openFor = (pool: Pool): Threads => {
  const close = (): Promise<void> => closePool(pool)
  const open: Threads = { size: pool.size, close, [Symbol.asyncDispose]: close }
  pools.set(open, pool)
  return open
}

/** Threads of which this one takes no part: so many workers. A test so sees what they do. */
export const openWorkers = (workers: number): Threads => {
  const pool = newPool(counted(workers + 1), 0)
  pool.takesPart = false
  return openFor(pool)
}

/** Ends the workers as a fault in them would. A test so sees what becomes of their work. */
export const killWorkers = async (threads: Threads): Promise<void> => {
  await Promise.all((pools.get(threads)?.hands ?? []).map(({ worker }) => worker.terminate()))
}

/** The pool to use, and whether it is to be closed after the job. */
export const poolOf = (
  threads: number | Threads = availableParallelism(),
): { readonly pool: Pool; readonly own: boolean } => {
  if (typeof threads === 'number') return { pool: newPool(counted(threads), patience), own: true }
  const pool = pools.get(threads) ?? refuse('expected threads to be a number, or what openThreads gave')
  return { pool, own: false }
}
