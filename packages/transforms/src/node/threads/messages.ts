import type { Json } from '@lockstep/schema'
import type { Packed } from '../../column/pack.js'
import type { PackedError } from './errors.js'
import type { Part } from './shares/memory.js'
import type { Done, Job, Task } from './tasks.js'

/** Columns and the number of their rows, packed. */
export interface PackedRows {
  readonly columns: readonly Packed[]
  readonly length: number
}

/** A task, packed. */
export type PackedTask =
  | Extract<Task, { readonly kind: 'range' }>
  | { readonly kind: 'rows'; readonly rows: PackedRows }
  | { readonly kind: 'encode'; readonly rows: readonly PackedRows[] }
  | PackedShares

/** The columns of a share, in a slot. */
export interface PackedShare {
  readonly columns: readonly Packed<Part>[]
  readonly length: number
}

/** Shares of a table to make, by their places, of columns that lie in a slot, up to `end`. */
export interface PackedShares {
  readonly kind: 'shares'
  readonly slot: number
  /** The slot's memory, where it is new. */
  readonly memory: SharedArrayBuffer | undefined
  readonly end: number
  readonly shares: readonly (PackedShare & { readonly place: number })[]
}

/** What a worker is told. */
export type WorkerOrder =
  | { readonly kind: 'begin'; readonly job: number; readonly table: Json; readonly with: Omit<Job, 'table'> }
  | { readonly kind: 'run'; readonly job: number; readonly id: number; readonly task: PackedTask }
  | { readonly kind: 'end'; readonly job: number }

/** What was made of shares, in their order: their columns, the milliseconds of each, and how many bytes are new. */
export interface MadeShares {
  readonly shares: readonly (readonly Packed<Part>[])[]
  readonly spent: readonly number[]
  readonly bytes: number
}

/** What came of a task, packed. */
export interface PackedDone extends Omit<Done, 'cleaned'> {
  readonly cleaned: readonly PackedRows[]
  readonly made?: MadeShares
}

/** What a worker says: once that it has started, then how each task went. */
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly done: PackedDone }
  | { readonly kind: 'failed'; readonly id: number; readonly error: PackedError }
