import { type Json, toJSON } from '@lockstep/schema'
import { cleaner, type Rows } from '../../cleaner.js'
import { kernels } from '../../kernels/index.js'
import type { Hand } from './hand.js'
import type { Order, PackedRows, PackedTask } from './messages.js'
import { copied, type Way } from './pack.js'
import { closePool, enter, type Good, newJob, type Pool } from './pool.js'
import { poolOf, type Threads } from './threads.js'
import { unpacked } from './unpack.js'
import { begin, type Done, type Job, type Task, type Work } from './work.js'

/** Those who do the tasks of one job: this thread, and the workers of a pool. */
export interface Crew {
  /** How many tasks to hand out before the first is done, so that nobody waits for work. */
  readonly ahead: number
  readonly run: (task: Task) => Promise<Done>
  /** Ends the job, and the workers where they were started for it. */
  readonly close: () => Promise<void>
}

/** The ways to a worker and back, of one job. */
interface Ways {
  readonly going: Way
  readonly coming: Way
}

const packedTask = (task: Task, { going }: Ways): PackedTask =>
  task.kind === 'rows'
    ? { kind: 'rows', rows: { length: task.rows.length, columns: copied(task.rows.columns, going) } }
    : task

/** The workers that know of a job, and the ways to them. */
const introduced = (
  job: Job,
  id: number,
): { readonly ways: Map<Hand, Ways>; readonly to: (hand: Hand) => Ways } => {
  const { table, ...rest } = job
  const ways = new Map<Hand, Ways>()
  const to = (hand: Hand): Ways => {
    const known = ways.get(hand)
    if (known !== undefined) return known
    const order: Order = { kind: 'begin', job: id, table: toJSON(table) as Json, with: rest }
    hand.worker.postMessage(order)
    const made: Ways = { going: new Map(), coming: new Map() }
    ways.set(hand, made)
    return made
  }
  return { ways, to }
}

/** Those who do a job: as many threads as is said, those that are open, or all cores. */
export const crewOf = (job: Job, threads: number | Threads | undefined): Crew => {
  const { pool, own } = poolOf(threads)
  return crewIn(job, pool, own)
}

const crewIn = (job: Job, pool: Pool, own: boolean): Crew => {
  const id = newJob(pool)
  const { ways, to } = introduced(job, id)
  const types = cleaner(job.table, kernels).between.map(({ type }) => type)
  const rowsOf = ({ columns, length }: PackedRows, hand: Hand): Rows => ({
    columns: unpacked(columns, types, to(hand).coming),
    length,
  })
  let work: Work | undefined
  const here = (task: Task): Done => {
    work ??= begin(job)
    return work.run(task)
  }
  const run = (task: Task): Promise<Done> =>
    new Promise((resolve, reject) => {
      enter(pool, {
        order: (hand, number) => [{ kind: 'run', job: id, id: number, task: packedTask(task, to(hand)) }, []],
        here: () => {
          try {
            resolve(here(task))
          } catch (error) {
            reject(error)
          }
        },
        done: (answer: Good, hand: Hand) =>
          resolve({ ...answer, cleaned: answer.cleaned.map((rows) => rowsOf(rows, hand)) }),
        failed: reject,
      })
    })
  const close = async (): Promise<void> => {
    work?.close()
    if (own) await closePool(pool)
    else for (const hand of ways.keys()) hand.worker.postMessage({ kind: 'end', job: id } satisfies Order)
  }
  return { ahead: pool.size === 1 ? 1 : pool.size * 3, run, close }
}
