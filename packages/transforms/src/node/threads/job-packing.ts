import { type Json, rowPart, toJSON } from '@lockstep/schema'
import { packCopied, packMoved, type Way } from '../../column/pack.js'
import { unpackColumns } from '../../column/unpack.js'
import type { Rows } from '../../engine/rows.js'
import type { PackedDone, PackedRows, PackedTask, WorkerOrder } from './messages.js'
import type { Done, Job, Task } from './tasks.js'
import type { Hand } from './worker-handle.js'

/** The ways to a worker, of raw and of cleaned columns, and back. */
interface Ways {
  readonly raw: Way
  readonly cleaned: Way
  readonly back: Way
}

/** A task, and the buffers that move with it. */
interface Sent {
  readonly task: PackedTask
  readonly move: readonly ArrayBuffer[]
}

/** A job as it is told to workers: packs tasks for them, and unpacks what they give. */
export interface Host {
  readonly pack: (hand: Hand, task: Task) => Sent
  readonly unpack: (hand: Hand, done: PackedDone) => Done
  /** The workers that have been told of it. */
  readonly hands: () => Iterable<Hand>
}

const copiedRows = ({ columns, length }: Rows, way: Way): PackedRows => ({
  columns: packCopied(columns, way),
  length,
})

const sent = (task: Task, { raw, cleaned }: Ways): Sent => {
  if (task.kind === 'range') return { task, move: [] }
  if (task.kind === 'rows') return { task: { kind: 'rows', rows: copiedRows(task.rows, raw) }, move: [] }
  if (task.held) {
    const rows = task.rows.map((each) => copiedRows(each, cleaned))
    return { task: { kind: 'encode', rows }, move: [] }
  }
  const packed = task.rows.map(({ columns, length }) => ({ length, ...packMoved(columns, cleaned) }))
  return {
    task: { kind: 'encode', rows: packed.map(({ columns, length }) => ({ columns, length })) },
    move: [...new Set(packed.flatMap(({ buffers }) => buffers))],
  }
}

/** A job by a number of its own. Each worker is told of it before its first task. */
export const hostOf = (job: Job, id: number): Host => {
  const { table, ...rest } = job
  const types = rowPart(table.relation).columns.map(({ type }) => type)
  const ways = new Map<Hand, Ways>()
  const to = (hand: Hand): Ways => {
    const known = ways.get(hand)
    if (known !== undefined) return known
    hand.wire.say({
      kind: 'begin',
      job: id,
      table: toJSON(table) as Json,
      with: rest,
    } satisfies WorkerOrder)
    const made: Ways = { raw: new Map(), cleaned: new Map(), back: new Map() }
    ways.set(hand, made)
    return made
  }
  const rowsOf = ({ columns, length }: PackedRows, way: Way): Rows => ({
    columns: unpackColumns(columns, types, way),
    length,
  })
  return {
    pack: (hand, task) => sent(task, to(hand)),
    unpack: (hand, done) => ({ ...done, cleaned: done.cleaned.map((rows) => rowsOf(rows, to(hand).back)) }),
    hands: () => ways.keys(),
  }
}
