import { decimalText } from '@lockstep/schema'
import type { PlainColumn } from '../../column/column.js'
import { type AggregateKernel, bitsOf, doubles, firstOf, partedRows } from './groups.js'

/** The numbers of a column as doubles: the nearest, ties to even. */
export const doublesOf = (column: PlainColumn): ((row: number) => number) => {
  switch (column.layout) {
    case 'int':
    case 'double': {
      const { values } = column
      return (row) => values[row] as number
    }
    case 'long': {
      const { values } = column
      return (row) => Number(values[row] as bigint)
    }
    case 'decimal': {
      const { words, type } = column
      const scale = type.kind === 'decimal' ? type.scale : 0
      return (row) =>
        Number(
          decimalText(
            ((words[row * 2 + 1] as bigint) << 64n) | BigInt.asUintN(64, words[row * 2] as bigint),
            scale,
          ),
        )
    }
    default:
      throw new TypeError(`a column of layout ${column.layout} has no numbers`)
  }
}

/** What lies at a share of sorted doubles, as Spark's `percentile` computes it: of two, each by how near it is. */
const atShare = (sorted: Float64Array, share: number): number => {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const above = Math.ceil(place)
  const low = sorted[below] as number
  const high = sorted[above] as number
  return below === above || low === high ? low : (above - place) * low + (place - below) * high
}

/** Spark's `percentile` of each group. */
export const percentile: AggregateKernel = (values, groups, { share }) => {
  const column = firstOf(values)
  const { begins, rows } = partedRows(groups, column.validity)
  const double = doublesOf(column)
  // -0.0 becomes 0.0.
  const parted = Float64Array.from(rows, (row) => double(row) + 0)
  const made = new Float64Array(groups.count)
  const isEmpty = (group: number): boolean => begins[group] === begins[group + 1]
  for (let group = 0; group < groups.count; group++)
    if (!isEmpty(group))
      made[group] = atShare(parted.subarray(begins[group], begins[group + 1]).sort(), share ?? 0.5)
  return doubles(
    made,
    bitsOf(groups.count, (group) => !isEmpty(group)),
  )
}
