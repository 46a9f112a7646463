import { parentPort } from 'node:worker_threads'
import { type Field, fromJSON, type Type } from '@lockstep/schema'
import { cleaner } from '../../cleaner.js'
import { kernels } from '../../kernels/index.js'
import { packError } from './errors.js'
import type { Answer, Order, PackedTask } from './messages.js'
import { moved, type Way } from './pack.js'
import { unpacked } from './unpack.js'
import { begin, type Task, type Work } from './work.js'

interface Begun {
  readonly work: Work
  readonly inputs: readonly Type[]
  readonly coming: Way
  readonly going: Way
}

type Run = Extract<Order, { readonly kind: 'run' }>

const jobs = new Map<number, Begun | Error>()

const typesOf = (fields: readonly Field[]): readonly Type[] => fields.map(({ type }) => type)

const beginJob = (order: Extract<Order, { readonly kind: 'begin' }>): Begun => {
  const table = fromJSON(order.table)
  return {
    work: begin({ table, ...order.with }),
    inputs: typesOf(cleaner(table, kernels).reads),
    coming: new Map(),
    going: new Map(),
  }
}

const taskOf = (task: PackedTask, { inputs, coming }: Begun): Task => {
  if (task.kind !== 'rows') return task
  const { columns, length } = task.rows
  return { kind: 'rows', rows: { columns: unpacked(columns, inputs, coming), length } }
}

const run = ({ id, job, task }: Run): readonly [Answer, readonly ArrayBuffer[]] => {
  const begun = jobs.get(job)
  if (begun === undefined) throw new TypeError(`there is no job ${job}`)
  if (begun instanceof Error) throw begun
  const { cleaned, rows, lines } = begun.work.run(taskOf(task, begun))
  const packed = cleaned.map(({ columns, length }) => ({ length, ...moved(columns, begun.going) }))
  const answer: Answer = {
    kind: 'done',
    id,
    cleaned: packed.map(({ columns, length }) => ({ columns, length })),
    rows,
    lines,
  }
  return [answer, packed.flatMap(({ buffers }) => buffers)]
}

const tried = (order: Run): readonly [Answer, readonly ArrayBuffer[]] => {
  try {
    return run(order)
  } catch (error) {
    return [{ kind: 'failed', id: order.id, error: packError(error) }, []]
  }
}

const begunOrNot = (order: Extract<Order, { readonly kind: 'begin' }>): Begun | Error => {
  try {
    return beginJob(order)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const end = (job: number): void => {
  const begun = jobs.get(job)
  jobs.delete(job)
  if (begun !== undefined && !(begun instanceof Error)) begun.work.close()
}

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'run') parentPort?.postMessage(...tried(order))
  else if (order.kind === 'begin') jobs.set(order.job, begunOrNot(order))
  else end(order.job)
})

parentPort?.postMessage({ kind: 'ready' } satisfies Answer)
