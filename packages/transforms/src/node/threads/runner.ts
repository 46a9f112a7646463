import { hostOf } from './job-packing.js'
import { aheadIn, closePool, enter, newJob } from './pool.js'
import { newAhead } from './read-ahead.js'
import { sameDictionaries } from './same-dictionaries.js'
import { begin, type Done, type Job, type Task, type Work } from './tasks.js'
import { poolOf, type Threads } from './threads.js'

/** Those who do the tasks of one job: this thread, and the workers of a pool. */
export interface Crew {
  /** How many tasks to hand out before the first is done, so that nobody waits for work. */
  readonly ahead: number
  readonly run: (task: Task) => Promise<Done>
  /** Does a task in this thread, at once. */
  readonly here: (task: Task) => Done
  /** Ends the job, and the workers where they were started for it. */
  readonly close: () => Promise<void>
}

/** Those who do a job: as many threads as is said, those that are open, or all cores. */
export const crewOf = (job: Job, threads: number | Threads | undefined): Crew => {
  const { pool, own } = poolOf(threads)
  const id = newJob(pool)
  const host = hostOf(job, id)
  const share = sameDictionaries()
  const shared = (done: Done): Done => ({ ...done, cleaned: done.cleaned.map(share) })
  let work: Work | undefined
  const here = (task: Task): Done => {
    work ??= begin(job, pool.size === 1 ? newAhead() : undefined)
    return shared(work.run(task))
  }
  const run = (task: Task): Promise<Done> =>
    new Promise((resolve, reject) => {
      enter(pool, {
        order: (hand, number) => {
          const { task: packed, move } = host.pack(hand, task)
          return [{ kind: 'run', job: id, id: number, task: packed }, move]
        },
        here: () => {
          try {
            resolve(here(task))
          } catch (error) {
            reject(error)
          }
        },
        done: (done, hand) => resolve(shared(host.unpack(hand, done))),
        failed: reject,
      })
    })
  const close = async (): Promise<void> => {
    work?.close()
    if (own) await closePool(pool)
    else for (const { wire } of host.hands()) wire.say({ kind: 'end', job: id })
  }
  return { ahead: aheadIn(pool), run, here, close }
}
