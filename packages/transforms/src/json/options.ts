import type { Field } from '@lockstep/schema'
import type { Fault } from './fault.js'

/** What the reader needs of a table. */
export interface RawTable {
  readonly name: string
  readonly raw: readonly Field[]
}

/**
 * What becomes of a bad record: a line that is no JSON object, or has a value that is not of its column's type.
 * `permissive` (Spark's PERMISSIVE, as if nothing is said): what cannot be read is null. `dropMalformed`
 * (DROPMALFORMED): all rows of the line are dropped. `failFast` (FAILFAST): reading stops with a `BadRecord`.
 */
export type JsonMode = 'permissive' | 'dropMalformed' | 'failFast'

/** All modes. */
export const modes: readonly JsonMode[] = ['permissive', 'dropMalformed', 'failFast']

/** How JSON is read. */
export interface JsonOptions {
  readonly mode?: JsonMode
  /** The rows of a batch, 65,536 if nothing is said. Lines of many bytes make smaller batches. */
  readonly batchRows?: number
}

/** A bad record, in mode `failFast`. */
export class BadRecord extends Error {
  override readonly name = 'BadRecord'
  readonly table: string
  readonly file: string
  /** The line's number in the file; the first is 1. */
  readonly line: number
  /** The column and field (`place.city`) that could not be read; undefined where the line as a whole is bad. */
  readonly column: string | undefined

  constructor(table: string, file: string, line: number, fault: Fault) {
    const column = fault.path === undefined ? '' : `, column ${fault.path}`
    super(`${table}: ${file}, line ${line}${column}: ${fault.message} (byte ${fault.at + 1} of the line)`, {
      cause: fault,
    })
    this.table = table
    this.file = file
    this.line = line
    this.column = fault.path
  }
}
