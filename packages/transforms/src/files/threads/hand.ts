import { Worker } from 'node:worker_threads'
import { unpackError } from './errors.js'
import type { Answer, Order } from './messages.js'
import type { Given } from './pool.js'

/** A worker and the tasks that it has. */
export interface Hand {
  readonly worker: Worker
  readonly tasks: Map<number, Given>
  /** Whether it has started. */
  ready: boolean
  dismissed: boolean
}

/** Memory that V8 may take for what is short-lived; columns are not in it. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

/** Beside this file when built, which bundlers see. The sources are run by tests, which build them first. */
const started = (): Worker => {
  const here = import.meta.url
  if (!here.endsWith('.ts'))
    return new Worker(new URL('./worker.js', import.meta.url), { resourceLimits, execArgv: [] })
  const built = here.replace('/src/files/threads/hand.ts', '/dist/files/threads/worker.js')
  return new Worker(new URL(built), { resourceLimits, execArgv: [] })
}

const cannotStart = (error: unknown): Error =>
  new Error(
    `a worker cannot start: ${error instanceof Error ? error.message : String(error)}; where a bundler left out worker.js, give threads: 1`,
    { cause: error },
  )

/** Starts a worker. It keeps the process alive only while it has tasks. */
export const hire = (on: {
  readonly free: () => void
  readonly lost: (hand: Hand, error: unknown) => void
}): Hand => {
  const worker = started()
  const hand: Hand = { worker, tasks: new Map(), ready: false, dismissed: false }
  worker.on('message', (answer: Answer) => {
    if (answer.kind === 'ready') hand.ready = true
    else {
      const task = hand.tasks.get(answer.id)
      hand.tasks.delete(answer.id)
      if (answer.kind === 'failed') task?.failed(unpackError(answer.error))
      else task?.done(answer.done, hand)
    }
    if (hand.tasks.size === 0 && !hand.dismissed) worker.unref()
    on.free()
  })
  worker.on('error', (error) => on.lost(hand, hand.ready ? error : cannotStart(error)))
  worker.on('messageerror', (error) => on.lost(hand, error))
  worker.on('exit', (code) =>
    on.lost(hand, new Error(`a worker ended before its work did, with code ${code}`)),
  )
  worker.unref()
  return hand
}

/** Gives a worker an order. */
export const tell = (hand: Hand, order: Order, move: readonly ArrayBuffer[]): void => {
  hand.worker.ref()
  hand.worker.postMessage(order, move)
}

/** Ends a worker, whatever it does, and waits until it has ended. */
export const dismiss = async (hand: Hand): Promise<void> => {
  hand.dismissed = true
  await hand.worker.terminate()
}
