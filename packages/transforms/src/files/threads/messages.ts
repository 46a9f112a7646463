import type { Json } from '@lockstep/schema'
import type { PackedError } from './errors.js'
import type { Packed } from './pack.js'
import type { Job, RangeTask } from './work.js'

/** Columns and the number of their rows, packed. */
export interface PackedRows {
  readonly columns: readonly Packed[]
  readonly length: number
}

/** A task, packed. */
export type PackedTask = RangeTask | { readonly kind: 'rows'; readonly rows: PackedRows }

/** What a worker is told. */
export type Order =
  | { readonly kind: 'begin'; readonly job: number; readonly table: Json; readonly with: Omit<Job, 'table'> }
  | { readonly kind: 'run'; readonly job: number; readonly id: number; readonly task: PackedTask }
  | { readonly kind: 'end'; readonly job: number }

/** What a worker says: once that it has started, then how each task went. */
export type Answer =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done'
      readonly id: number
      readonly cleaned: readonly PackedRows[]
      readonly rows: number
      readonly lines: number
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: PackedError }
