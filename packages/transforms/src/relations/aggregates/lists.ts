import { isValid, type PlainColumn } from '../../column/column.js'
import { take } from '../../column/take/take.js'
import { type CompareCells, compareCells, inTurn } from '../compare-cells.js'
import { differentIn } from './counts.js'
import { type AggregateKernel, type AggregateOf, firstOf, type GroupRows, partedRows } from './groups.js'
import { withoutSigns } from './order.js'

/** A list of each group's rows, in an order. */
const listed = (
  column: PlainColumn,
  { begins, rows }: ReturnType<typeof partedRows>,
  compare: CompareCells,
  { type }: AggregateOf,
): PlainColumn => {
  for (let group = 0; group + 1 < begins.length; group++)
    rows.subarray(begins[group], begins[group + 1]).sort(compare)
  return {
    layout: 'list',
    type,
    length: begins.length - 1,
    validity: null,
    offsets: begins,
    elements: take(column, rows),
  }
}

/** The values of each group, sorted by keys of one direction and then by themselves. */
export const collectList: AggregateKernel = (values, groups, of) => {
  const column = withoutSigns(firstOf(values))
  const descending = of.order[0]?.descending ?? false
  const compare = inTurn([
    ...values.slice(1).map((key) => compareCells(key, !descending, descending)),
    compareCells(column, !descending, descending),
  ])
  return listed(column, partedRows(groups, column.validity), compare, of)
}

const withoutOthers = (groups: GroupRows, column: PlainColumn): ReturnType<typeof partedRows> => {
  const { firsts } = differentIn(column, groups.numbers)
  const kept = firsts.filter((row) => isValid(column.validity, row))
  const parted = partedRows(
    { numbers: Int32Array.from(kept, (row) => groups.numbers[row] as number), count: groups.count },
    null,
  )
  return { begins: parted.begins, rows: parted.rows.map((place) => kept[place] as number) }
}

/** The different values of each group, sorted. */
export const collectSet: AggregateKernel = (values, groups, of) => {
  const column = withoutSigns(firstOf(values))
  return listed(column, withoutOthers(groups, column), compareCells(column, true, false), of)
}
