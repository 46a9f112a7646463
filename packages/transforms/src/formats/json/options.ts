import type { Field } from '@lockstep/schema'
import type { OptionNames } from '../shared/option-names.js'
import type { OnUnreadRecord } from '../shared/unread.js'
import type { Watch } from '../shared/watch.js'

/** What the reader needs of a table. */
export interface RawTable {
  readonly name: string
  readonly raw: readonly Field[]
}

/**
 * What becomes of a bad record: a line that is no JSON object, or has a value that is not of its column's type.
 * `permissive` (Spark's PERMISSIVE, the default): what cannot be read is null. `dropMalformed`
 * (DROPMALFORMED): all rows of the line are dropped. `failFast` (FAILFAST): reading stops with a `BadRecord`.
 */
export type JsonMode = 'permissive' | 'dropMalformed' | 'failFast'

/** All modes. */
export const modes: readonly JsonMode[] = ['permissive', 'dropMalformed', 'failFast']

/** How JSON is read. */
export interface JsonOptions extends Watch {
  readonly mode?: JsonMode
  /** The most rows of a batch. Lines of many bytes make smaller batches. Default: 65,536. */
  readonly batchRows?: number
  /** Is told of each record that is not read whole, in the modes that go on. */
  readonly onUnreadRecord?: OnUnreadRecord
}

/** The names of the options. */
export const jsonOptionNames: OptionNames<JsonOptions> = {
  mode: true,
  batchRows: true,
  onUnreadRecord: true,
  onProgress: true,
  signal: true,
}

/** What is wrong with a record: where in its line, in which column if that is known, and why. */
export interface Wrong {
  /** Bytes of the line before the place. */
  readonly at: number
  readonly path: string | undefined
  readonly message: string
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
  /** What this error was made of, so that another can be made with another line. */
  readonly wrong: Wrong

  constructor(table: string, file: string, line: number, wrong: Wrong) {
    const { at, path, message } = wrong
    const column = path === undefined ? '' : `, column ${path}`
    super(`${table}: ${file}, line ${line}${column}: ${message} (byte ${at + 1} of the line)`)
    this.table = table
    this.file = file
    this.line = line
    this.column = path
    this.wrong = { at, path, message }
  }
}
