import { setMaxListeners } from 'node:events'
import { admitting } from './admitting.js'
import { wallClock } from './clock.js'
import { deliver } from './deliver.js'
import { exchangeWith } from './exchange.js'
import { parcelsOf } from './parcels.js'
import type { PostPlan } from './plan.js'
import type { Posting } from './posting.js'
import { rateOf } from './rate.js'
import { shapes } from './shapes.js'
import { slots } from './slots.js'
import { acknowledgedIn, newTally, type PostTally } from './tally.js'

/** How posting is going. */
export interface Posted extends PostTally {
  /** How much of the records has been read, from 0 to 1. */
  readonly part: number
  /** Requests under way. */
  readonly inFlight: number
}

/** A posting that has begun. */
export interface PostRun {
  readonly now: () => Posted
  /** Why it ended before its end; null where it did not. */
  readonly ended: Promise<Error | 'stopped' | null>
}

/** How long what is under way is waited for once posting ends, in milliseconds. */
const grace = 5_000

/**
 * Posts records to an API, each until it is acknowledged, at a rate, so many at once, and in memory that does not grow with them.
 * What was acknowledged is told to the journal, and what was not taken goes to the quarantine.
 * @throws PostError where the journal is damaged, of other records, or cannot be written.
 */
export const startPosting = async (plan: PostPlan): Promise<PostRun> => {
  const { to, shape: name, targets, supply, quarantine, stop } = plan
  const { clock = wallClock, random = Math.random, exchange = exchangeWith(to, plan.timeout) } = plan
  const shape = shapes[name]
  const tally = newTally(Object.keys(targets))
  const rate = rateOf(plan.rate, clock)
  const places = slots(plan.inFlight)
  const [ending, cut] = [new AbortController(), new AbortController()]
  let late: NodeJS.Timeout | undefined
  const doubtful = new Set<Posting>()
  let failure: Error | undefined
  // Each request and each wait listens to these two.
  setMaxListeners(0, ending.signal, cut.signal)

  const end = (): void => {
    ending.abort()
    late ??= setTimeout(() => cut.abort(), grace)
  }
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(String(error))
    end()
  }
  const journal = await plan.journal(fail)
  stop.addEventListener('abort', end)
  if (stop.aborted) end()

  const delivering = {
    base: to,
    shape,
    targets,
    exchange,
    clock,
    rate,
    random,
    patience: () => plan.patience ?? (acknowledgedIn(tally) === 0 ? 5_000 : 60_000),
    ending: ending.signal,
    cut: cut.signal,
    doubt: (records: readonly Posting[]) => {
      for (const record of records) doubtful.add(record)
    },
    acknowledged: (record: Posting) => {
      doubtful.delete(record)
      tally.acknowledged[record.table] = (tally.acknowledged[record.table] ?? 0) + 1
      journal.acknowledged(record)
    },
    refused: async (record: Posting, why: string) => {
      doubtful.delete(record)
      await quarantine.keep(record, 'server', why)
      journal.refused(record)
      tally.refused++
    },
    retried: (records: number, why: string) => {
      tally.retried += records
      tally.lastWhy = why
    },
  }

  const underWay = new Set<Promise<void>>()
  const launch = async (records: readonly Posting[]): Promise<void> => {
    await places.enter()
    if (ending.signal.aborted) return places.leave()
    const work: Promise<void> = deliver(delivering, records)
      .catch(fail)
      .finally(() => {
        places.leave()
        underWay.delete(work)
      })
    underWay.add(work)
  }

  const postAll = async (): Promise<void> => {
    const take = admitting(plan, journal, tally)
    for await (const parcel of parcelsOf(supply.units(), Math.min(plan.batch, shape.most), take)) {
      const requests = [...parcel.values()]
      const records = requests.reduce((sum, { length }) => sum + length, 0)
      await rate.take(records, ending.signal)
      for (const request of requests) await launch(request)
      if (ending.signal.aborted) return
    }
  }

  const run = async (): Promise<Error | 'stopped' | null> => {
    await postAll().catch(fail)
    await Promise.all(underWay)
    clearTimeout(late)
    tally.uncertain = doubtful.size
    exchange.close()
    stop.removeEventListener('abort', end)
    const isEarly = ending.signal.aborted
    for (const close of [journal.close, quarantine.close]) await close().catch(fail)
    clearTimeout(late)
    return failure ?? (isEarly ? 'stopped' : null)
  }

  return {
    ended: run(),
    now: () => ({ ...tally, part: supply.part(), inFlight: places.taken() }),
  }
}
