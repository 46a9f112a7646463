import { completionOf, type Field, type Relation, type SortKey } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import { type CompareCells, compareCells, compareSigns, inTurn } from '../relations/compare-cells.js'
import { sortedRows } from '../relations/sort/sorted-rows.js'
import type { SortBy } from '../relations/sort/words.js'
import { columnsCalled } from './gather.js'
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

/** What makes an order total: columns, and then the signs of zeros in columns. */
interface Completing {
  readonly columns: readonly ArrowColumn[]
  readonly signs: readonly ArrowColumn[]
}

/** Nothing: rows that tie stay so. */
export const noCompletion: Completing = { columns: [], signs: [] }

/** What makes an order of some rows of a relation total, among those that are equal in the columns `per`. */
export const completing = (
  rows: Rows,
  fields: readonly Field[],
  order: readonly SortKey[],
  of: Relation,
  per: readonly string[] = [],
): Completing => {
  const { columns, signs } = completionOf(of, order, per)
  const called = (some: readonly Field[]): readonly ArrowColumn[] =>
    columnsCalled(
      rows,
      fields,
      some.map(({ name }) => name),
    )
  return { columns: called(columns), signs: called(signs) }
}

/** Compares rows by the values of some keys, and then by what makes that order total. */
export const totalOrder = (
  values: readonly ArrowColumn[],
  order: readonly SortKey[],
  { columns, signs }: Completing,
): CompareCells =>
  inTurn([
    ...sortKeys(values, order),
    ...columns.map((column) => compareCells(column, true, false)),
    ...signs.map(compareSigns),
  ])

/** The rows in an order, behind some keys that come first. */
export const inOrder = (
  first: readonly SortBy[],
  values: readonly ArrowColumn[],
  order: readonly SortKey[],
  { columns, signs }: Completing,
  length: number,
): Int32Array => {
  const keys = order.flatMap(({ descending, nullsFirst }, index): readonly SortBy[] => {
    const column = values[index]
    return column === undefined ? [] : [{ column, descending, nullsFirst }]
  })
  return sortedRows([...first, ...keys], columns, signs, length)
}
