import { Worker } from 'node:worker_threads'
import { shortCause } from '../../formats/shared/cause.js'
import { newWire, type Wire, type WireEnd, wireOf } from './channel.js'
import { unpackError } from './errors.js'
import type { PackedDone, WorkerAnswer, WorkerOrder } from './messages.js'

/** A task for a worker. */
export interface GivenTask {
  readonly order: (hand: Hand, id: number) => readonly [WorkerOrder, readonly ArrayBuffer[]]
  readonly done: (done: PackedDone, hand: Hand) => void
  readonly failed: (error: unknown) => void
}

/** A worker and the tasks that it has. */
export interface Hand {
  readonly worker: Worker
  readonly wire: Wire<WorkerAnswer, WorkerOrder>
  readonly tasks: Map<number, GivenTask>
  /** Takes an answer that was heard otherwise than as an event. */
  readonly take: (answer: WorkerAnswer) => void
  /** Whether it has started. */
  ready: boolean
  dismissed: boolean
}

/** Memory that V8 may take for what is short-lived; columns are not in it. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

/** Beside this file when built, which bundlers see. The sources are run by tests, which build them first. */
const started = (end: WireEnd): Worker => {
  const options = { resourceLimits, execArgv: [], workerData: end, transferList: [end.port] }
  const here = import.meta.url
  if (!here.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), options)
  const built = here.replace('/src/node/threads/worker-handle.ts', '/dist/bundle/worker.js')
  return new Worker(new URL(built), options)
}

const cannotStart = (error: unknown): Error =>
  new Error(
    `a worker cannot start: ${error instanceof Error ? error.message : String(error)}; where a bundler left out worker.js, give threads: 1`,
    shortCause(error),
  )

/** Lets the process end, as far as a worker is concerned. */
const letEnd = ({ worker, wire }: Hand): void => {
  worker.unref()
  wire.port.unref()
}

/** Starts a worker. It keeps the process alive only while it has tasks. */
export const hire = (on: {
  readonly free: () => void
  readonly lost: (hand: Hand, error: unknown) => void
}): Hand => {
  const [here, there] = newWire()
  const wire = wireOf<WorkerAnswer, WorkerOrder>(here)
  const worker = started(there)
  const take = (answer: WorkerAnswer): void => {
    if (answer.kind === 'ready') hand.ready = true
    else {
      const task = hand.tasks.get(answer.id)
      hand.tasks.delete(answer.id)
      if (answer.kind === 'failed') task?.failed(unpackError(answer.error))
      else task?.done(answer.done, hand)
    }
    if (hand.tasks.size === 0 && !hand.dismissed) letEnd(hand)
    on.free()
  }
  const hand: Hand = { worker, wire, tasks: new Map(), take, ready: false, dismissed: false }
  wire.port.on('message', take)
  worker.on('error', (error) => on.lost(hand, hand.ready ? error : cannotStart(error)))
  wire.port.on('messageerror', (error) => on.lost(hand, error))
  worker.on('exit', (code) =>
    on.lost(hand, new Error(`a worker ended before its work did, with code ${code}`)),
  )
  letEnd(hand)
  return hand
}

/** Gives a worker an order. */
export const sendOrder = ({ worker, wire }: Hand, order: WorkerOrder, move: readonly ArrayBuffer[]): void => {
  worker.ref()
  wire.port.ref()
  wire.say(order, move)
}

/** Takes what a worker has said by now, instead of waiting for the event. */
export const hear = ({ wire, take }: Hand): void => {
  for (let answer = wire.hear(); answer !== undefined; answer = wire.hear()) take(answer)
}

/** Ends a worker, whatever it does, and waits until it has ended. */
export const dismiss = async (hand: Hand): Promise<void> => {
  hand.dismissed = true
  await hand.worker.terminate()
}
