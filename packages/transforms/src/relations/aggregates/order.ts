import { isValid, type PlainColumn } from '../../column/column.js'
import { take } from '../../column/take/take.js'
import { type CompareCells, compareCells, inTurn } from '../compare-cells.js'
import { normal } from '../distinct/normal.js'
import { bestRows } from './best-rows.js'
import { type AggregateKernel, firstOf, type GroupRows } from './groups.js'

/** Doubles as an order shows them: -0.0 as 0.0. */
export const withoutSigns = (column: PlainColumn): PlainColumn => normal(column) as PlainColumn

/** The row of each group that comes first, of those where a column is not null; -1 where there is none. */
const firstRows = (
  { numbers, count }: GroupRows,
  { validity }: PlainColumn,
  compare: CompareCells,
): Int32Array => {
  const rows = new Int32Array(count).fill(-1)
  for (let row = 0; row < numbers.length; row++) {
    if (!isValid(validity, row)) continue
    const group = numbers[row] as number
    const before = rows[group] as number
    if (before < 0 || compare(row, before) < 0) rows[group] = row
  }
  return rows
}

/** The least value of each group, or the greatest where `descending`; null where there is none. */
export const best =
  (descending: boolean): AggregateKernel =>
  (values, groups) => {
    const column = withoutSigns(firstOf(values))
    return take(column, bestRows(column, groups, descending))
  }

/** The value where a key is least, or greatest; of several, the least or greatest value, where null is the least. */
export const bestBy =
  (descending: boolean): AggregateKernel =>
  ([value, key], groups) => {
    if (value === undefined || key === undefined) throw new TypeError('takes a value and a key')
    const column = withoutSigns(value)
    const compare = inTurn([
      compareCells(withoutSigns(key), false, descending),
      compareCells(column, !descending, descending),
    ])
    return take(column, firstRows(groups, key, compare))
  }
