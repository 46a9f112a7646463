import { isValid, type PlainColumn } from '../../column/column.js'
import { compareCells } from '../compare-cells.js'
import type { GroupRows } from './groups.js'

/** The best int so far lies beside its row. */
const bestInts = (
  { values, validity }: Extract<PlainColumn, { readonly layout: 'int' }>,
  { numbers, count }: GroupRows,
  descending: boolean,
): Int32Array => {
  const rows = new Int32Array(count).fill(-1)
  const best = new Int32Array(count)
  // `~value` turns the order of ints.
  const turn = descending ? -1 : 0
  for (let row = 0; row < numbers.length; row++) {
    if (validity !== null && !isValid(validity, row)) continue
    const group = numbers[row] as number
    const value = (values[row] as number) ^ turn
    if ((rows[group] as number) >= 0 && value >= (best[group] as number)) continue
    rows[group] = row
    best[group] = value
  }
  return rows
}

/** The first row of the least value of each group, or of the greatest; -1 where all are null. */
export const bestRows = (column: PlainColumn, groups: GroupRows, descending: boolean): Int32Array => {
  if (column.layout === 'int') return bestInts(column, groups, descending)
  const { numbers, count } = groups
  const compare = compareCells({ ...column, validity: null }, false, descending)
  const rows = new Int32Array(count).fill(-1)
  for (let row = 0; row < numbers.length; row++) {
    if (!isValid(column.validity, row)) continue
    const group = numbers[row] as number
    const before = rows[group] as number
    if (before < 0 || compare(row, before) < 0) rows[group] = row
  }
  return rows
}
