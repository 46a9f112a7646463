import { checkTable, type RowOf, type Table } from '@lockstep/schema'
import { clean } from '../engine/clean.js'
import { rowsOf } from './rows-of.js'
import { tableOfRows } from './table-of-rows.js'

/**
 * Cleans plain objects: the raw columns by name, absent ones null. For tests and small data; `clean` is made for more.
 * Decimals, dates and timestamps are text in the rows that come, longs are bigint. Raw values are read as `tableOfRows`
 * says. Never throws because of a value: what is not one of its column's type is null.
 */
export const cleanRows = <C>(table: Table<C>, rows: Iterable<object>): readonly RowOf<C>[] =>
  rowsOf(table, clean(table, tableOfRows(checkTable(table, 'cleanRows(pin, rows)'), rows)))
