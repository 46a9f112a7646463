import { parentPort } from 'node:worker_threads'
import { packError } from './errors.js'
import { type Guest, guestOf } from './guest.js'
import type { Answer, Order } from './messages.js'

/** The jobs that have been begun here, or why one could not. */
const jobs = new Map<number, Guest | Error>()

const begun = (order: Extract<Order, { readonly kind: 'begin' }>): Guest | Error => {
  try {
    return guestOf(order.table, order.with)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const answer = ({ id, job, task }: Extract<Order, { readonly kind: 'run' }>): void => {
  try {
    const guest = jobs.get(job) ?? new TypeError(`there is no job ${job}`)
    if (guest instanceof Error) throw guest
    const { done, move } = guest.run(task)
    parentPort?.postMessage({ kind: 'done', id, done } satisfies Answer, move)
  } catch (error) {
    parentPort?.postMessage({ kind: 'failed', id, error: packError(error) } satisfies Answer)
  }
}

const end = (job: number): void => {
  const guest = jobs.get(job)
  jobs.delete(job)
  if (guest !== undefined && !(guest instanceof Error)) guest.close()
}

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'run') answer(order)
  else if (order.kind === 'begin') jobs.set(order.job, begun(order))
  else end(order.job)
})
parentPort?.postMessage({ kind: 'ready' } satisfies Answer)
