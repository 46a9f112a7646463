import { type Field, fromJSON, type Json, readsOf, type Type } from '@lockstep/schema'
import { packMoved, type Way } from '../../column/pack.js'
import { unpackColumns } from '../../column/unpack.js'
import type { Rows } from '../../engine/rows.js'
import { allRead } from '../../formats/shared/unread.js'
import type { PackedDone, PackedRows, PackedTask } from './messages.js'
import { type ShareGuest, shareGuestOf } from './shares/compute.js'
import { begin, type Job, type Task } from './tasks.js'

/** A job in a thread that it did not begin in: tasks and their results are packed. */
export interface Guest {
  readonly run: (task: PackedTask) => { readonly done: PackedDone; readonly move: readonly ArrayBuffer[] }
  readonly close: () => void
}

const typesOf = (fields: readonly Field[]): readonly Type[] => fields.map(({ type }) => type)

/** What is not a job's own work. */
const nothing = { cleaned: [], part: undefined, rowsIn: 0, rowsOut: 0, lines: 0, unread: allRead } as const

/** A job of which the table comes as JSON. */
export const guestOf = (json: Json, rest: Omit<Job, 'table'>): Guest => {
  const table = fromJSON(json)
  const work = begin({ table, ...rest })
  const inputs = typesOf(readsOf(table.relation))
  const outputs = typesOf(table.relation.columns)
  const raw: Way = new Map()
  const cleaned: Way = new Map()
  const back: Way = new Map()
  let shares: ShareGuest | undefined
  const rowsOf = ({ columns, length }: PackedRows, types: readonly Type[], way: Way): Rows => ({
    columns: unpackColumns(columns, types, way),
    length,
  })
  const taskOf = (task: Exclude<PackedTask, { readonly kind: 'shares' }>): Task => {
    if (task.kind === 'range') return task
    if (task.kind === 'rows') return { kind: 'rows', rows: rowsOf(task.rows, inputs, raw) }
    return { kind: 'encode', rows: task.rows.map((rows) => rowsOf(rows, outputs, cleaned)), held: false }
  }
  return {
    run: (task) => {
      if (task.kind === 'shares') {
        shares ??= shareGuestOf(table)
        return { done: { ...nothing, made: shares(task) }, move: [] }
      }
      const done = work.run(taskOf(task))
      const packed = done.cleaned.map(({ columns, length }) => ({ length, ...packMoved(columns, back) }))
      const move = new Set(packed.flatMap(({ buffers }) => buffers))
      if (done.part?.buffer instanceof ArrayBuffer) move.add(done.part.buffer)
      const rows = packed.map(({ columns, length }) => ({ columns, length }))
      return { done: { ...done, cleaned: rows }, move: [...move] }
    },
    close: work.close,
  }
}
