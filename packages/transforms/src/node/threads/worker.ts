import { workerData } from 'node:worker_threads'
import { type WireEnd, wireOf } from './channel.js'
import { packError } from './errors.js'
import type { WorkerAnswer, WorkerOrder } from './messages.js'
import { type Guest, guestOf } from './worker-job.js'

const wire = wireOf<WorkerOrder, WorkerAnswer>(workerData as WireEnd)

/** The jobs that have been begun here, or why one could not. */
const jobs = new Map<number, Guest | Error>()

const begun = (order: Extract<WorkerOrder, { readonly kind: 'begin' }>): Guest | Error => {
  try {
    return guestOf(order.table, order.with)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const answer = ({ id, job, task }: Extract<WorkerOrder, { readonly kind: 'run' }>): void => {
  try {
    const guest = jobs.get(job) ?? new TypeError(`there is no job ${job}`)
    if (guest instanceof Error) throw guest
    const { done, move } = guest.run(task)
    wire.say({ kind: 'done', id, done }, move)
  } catch (error) {
    wire.say({ kind: 'failed', id, error: packError(error) })
  }
}

const end = (job: number): void => {
  const guest = jobs.get(job)
  jobs.delete(job)
  if (guest !== undefined && !(guest instanceof Error)) guest.close()
}

const take = (order: WorkerOrder): void => {
  if (order.kind === 'run') answer(order)
  else if (order.kind === 'begin') jobs.set(order.job, begun(order))
  else end(order.job)
}

/** Milliseconds that this thread stays awake after shares, since the next ones come soon if at all. */
const awake = 2

const hasShares = (order: WorkerOrder): boolean => order.kind === 'run' && order.task.kind === 'shares'

wire.port.on('message', (first: WorkerOrder) => {
  for (let order: WorkerOrder | undefined = first; order !== undefined; ) {
    take(order)
    order = hasShares(order) ? wire.await(awake) : undefined
  }
})
wire.say({ kind: 'ready' })
