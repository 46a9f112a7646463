import { at, checkOptions, checkTable, type RowOf, type Table } from '@lockstep/schema'
import { clean } from '../engine/clean.js'
import { rowsOf } from './rows-of.js'
import { checkRow } from './strict.js'
import { tableOfRows } from './table-of-rows.js'

/** How rows are taken. */
export interface RowsOptions {
  /** Refuses columns that there are not, and values that are not of their column's type. Default: false. */
  readonly strict?: boolean
}

/** The rows, checked where asked to. */
export const givenRows = (table: Table, rows: Iterable<object>, options: RowsOptions): Iterable<object> => {
  at('cleanRows', () => checkOptions(options, ['strict'], 'cleanRows(pin, rows, { strict: true })'))
  if (options.strict !== true) return rows
  const all = [...rows]
  at(table.name, () => {
    for (const [row, value] of all.entries()) checkRow(table.raw, value, row)
  })
  return all
}

/**
 * Cleans plain objects: the raw columns by name, absent ones null. For tests and small data; `clean` is made for more.
 * Decimals, dates and timestamps are text in the rows that come, longs are bigint. Raw values are read as `tableOfRows`
 * says. Never throws because of a value, unless asked to: what is not one of its column's type is null.
 * @throws Refusal with `strict`: it says row and path, what was expected and what came.
 * @example
 * cleanRows(pin, [{ index: 7, title: ' a ' }])
 * cleanRows(pin, rows, { strict: true }) // Refusal: pin: row 2: there is no column "titel"; did you mean "title"?
 */
export const cleanRows = <C, R extends object>(
  table: Table<C, R>,
  rows: Iterable<NoInfer<R>>,
  options: RowsOptions = {},
): readonly RowOf<C>[] => {
  checkTable(table, 'cleanRows(pin, rows)')
  return rowsOf(table, clean(table, tableOfRows(table, givenRows(table, rows, options))))
}
