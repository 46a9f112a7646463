import type { RowOf, Table as Rules } from '@lockstep/schema'
import type { RecordBatch, Table } from 'apache-arrow'
import { cleanBatchesBy, cleanBy } from '../engine/clean-by.js'
import { loadEngine } from '../engine/load.js'
import { givenRows, type RowsOptions } from './clean-rows.js'
import { rowsOf } from './rows-of.js'
import { tableOfRows } from './table-of-rows.js'

/** A table with all that it is cleaned by. */
export interface Prepared<C, R = object> {
  /** `clean` of this table. */
  readonly clean: (input: Table) => Table
  /** `cleanBatches` of this table, by this thread. */
  readonly cleanBatches: (
    input: AsyncIterable<RecordBatch> | Iterable<RecordBatch>,
  ) => AsyncGenerator<RecordBatch, void, undefined>
  /** `cleanRows` of this table. */
  readonly cleanRows: (rows: Iterable<R>, options?: RowsOptions) => readonly RowOf<C>[]
}

/**
 * Loads what one table needs, and nothing else: the kernels of the families of operations that its rules name, those of
 * its named rules, and `distinct` where it has one, each by an `import()` of its own. A bundler makes files of them, so
 * that a page carries the kernels of its tables only; with `clean` and its like it carries all of them. The cells are
 * those that `clean`, `cleanBatches` and `cleanRows` give.
 * @throws Refusal for what is no table. Error that says what could not be loaded, and why.
 * @example
 * const { cleanRows } = await prepare(pin)
 * cleanRows([{ index: 7, follower_count: '96k' }])
 */
export const prepare = async <C, R extends object>(table: Rules<C, R>): Promise<Prepared<C, R>> => {
  const engine = await loadEngine(table)
  const clean = cleanBy(engine)
  return {
    clean: (input) => clean(table, input),
    cleanBatches: (input) => cleanBatchesBy(engine, table, input),
    cleanRows: (rows, options = {}) =>
      rowsOf(table, clean(table, tableOfRows(table, givenRows(table, rows, options)))),
  }
}
