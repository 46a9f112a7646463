import { Refusal } from '@lockstep/schema'
import { dismiss, type GivenTask, type Hand, hire, sendOrder } from './worker-handle.js'

/** A task that waits for somebody to do it: a worker, or this thread. */
export interface Waiting extends GivenTask {
  readonly here: () => void
}

/** This thread and some workers. Tasks are begun in the order in which they come. */
export interface Pool {
  /** How many threads may work, this one among them. */
  readonly size: number
  readonly hands: Hand[]
  readonly line: Waiting[]
  /** Tasks until workers are started: little work is done before they are ready for it. */
  patience: number
  /** Whether this thread may take a task, where there are workers. */
  takesPart: boolean
  busyHere: boolean
  ids: number
  /** Why no task is taken any more. */
  closed: unknown
}

/** Tasks that a worker has at once: one that it does, one so that it need not wait for this thread. */
const most = 2

const leastBusy = (pool: Pool): Hand | undefined => {
  let least: Hand | undefined
  for (const hand of pool.hands)
    if (hand.ready && hand.tasks.size < Math.min(most, least?.tasks.size ?? most)) least = hand
  return least
}

const doHere = (pool: Pool, { here }: Waiting): void => {
  pool.busyHere = true
  setImmediate(() => {
    here()
    pool.busyHere = false
    serve(pool)
  })
}

const startWorkers = (pool: Pool): void => {
  while (pool.closed === undefined && pool.hands.length < pool.size - 1) pool.hands.push(hire(handled(pool)))
}

/** Gives a task to a worker, whatever else it has to do. */
export const give = (pool: Pool, hand: Hand, task: GivenTask): void => {
  const id = pool.ids++
  hand.tasks.set(id, task)
  try {
    sendOrder(hand, ...task.order(hand, id))
  } catch (error) {
    hand.tasks.delete(id)
    task.failed(error)
  }
}

/** Says that there is a task, of which workers do a part if they have been started; many tasks start them. */
export const stir = (pool: Pool): void => {
  if (pool.closed !== undefined) throw pool.closed
  if (pool.patience-- <= 0) startWorkers(pool)
}

/** Gives out what waits in line, as far as somebody is free. */
const serve = (pool: Pool): void => {
  if (pool.line.length > 0 && pool.patience <= 0) startWorkers(pool)
  for (;;) {
    const hand = leastBusy(pool)
    const free = hand !== undefined || (!pool.busyHere && (pool.takesPart || pool.size === 1))
    const next = free ? pool.line.shift() : undefined
    if (next === undefined) return
    pool.patience--
    if (hand === undefined) doHere(pool, next)
    else give(pool, hand, next)
  }
}

const handled = (pool: Pool) => ({
  /** A worker is ready, or has done a task. */
  free: () => serve(pool),
  /** A worker ended by itself: what it had to do fails, and another takes its place when there is work. */
  lost: (hand: Hand, error: unknown) => {
    const at = pool.hands.indexOf(hand)
    if (at >= 0) pool.hands.splice(at, 1)
    for (const { failed } of hand.tasks.values()) failed(error)
    hand.tasks.clear()
    if (!hand.ready) stop(pool, error)
    serve(pool)
  },
})

/** No more tasks are taken, and what waits fails. */
const stop = (pool: Pool, why: unknown): void => {
  pool.closed ??= why
  for (const { failed } of pool.line.splice(0)) failed(pool.closed)
}

/** A pool of so many threads; `patience` is after how many tasks workers are started. */
export const newPool = (size: number, patience: number): Pool => {
  const pool: Pool = {
    size,
    hands: [],
    line: [],
    patience,
    takesPart: true,
    busyHere: false,
    ids: 0,
    closed: undefined,
  }
  if (patience === 0) startWorkers(pool)
  return pool
}

/** Puts a task in line. */
export const enter = (pool: Pool, task: Waiting): void => {
  if (pool.closed !== undefined) task.failed(pool.closed)
  else {
    pool.line.push(task)
    serve(pool)
  }
}

/** How many tasks to hand out before the first is done, so that nobody waits for work. */
export const aheadIn = ({ size }: Pool): number => (size === 1 ? 1 : size * 2 + 1)

/** The number of a new job. */
export const newJob = (pool: Pool): number => pool.ids++

/** Ends all workers, whatever they do; what waits fails. */
export const closePool = async (pool: Pool): Promise<void> => {
  stop(pool, new Refusal('these threads have been closed; open others'))
  await Promise.all(pool.hands.map(dismiss))
}
