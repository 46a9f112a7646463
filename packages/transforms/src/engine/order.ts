import { completionOf, type Relation, type SortKey } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { type CompareCells, compareCells, compareSigns, inTurn } from '../relations/compare-cells.js'
import type { Rows } from './rows.js'

/** Compares rows by the values of some keys. */
export const sortKeys = (
  columns: readonly ArrowColumn[],
  order: readonly SortKey[],
): readonly CompareCells[] =>
  order.flatMap(({ descending, nullsFirst }, index) => {
    const column = columns[index]
    return column === undefined ? [] : [compareCells(column, nullsFirst, descending)]
  })

/** Compares rows of a relation by the values of some keys, and then by what makes that order total. */
export const totalOrder = (
  rows: Rows,
  values: readonly ArrowColumn[],
  order: readonly SortKey[],
  of: Relation,
): CompareCells => {
  const { columns, signs } = completionOf(of, order)
  const columnOf = (name: string): readonly ArrowColumn[] =>
    rows.columns.slice(
      ...((index) => [index, index + 1] as const)(of.columns.findIndex((column) => column.name === name)),
    )
  return inTurn([
    ...sortKeys(values, order),
    ...columns.flatMap(({ name }) => columnOf(name).map((column) => compareCells(column, true, false))),
    ...signs.flatMap(({ name }) => columnOf(name).map(compareSigns)),
  ])
}
