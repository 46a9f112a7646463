import type { PlainColumn } from '../../column/column.js'
import { type AggregateKernel, bitsOf, doubles, firstOf, type GroupRows, partedRows } from './groups.js'
import { addedUp, ofSortedDoubles } from './sums.js'

/** Of whole numbers, from exact sums: `(n * sum of squares - sum * sum) / (n * (n - 1))`. */
const exactVariance = (
  values: Int32Array,
  column: PlainColumn,
  groups: GroupRows,
  last: (variance: number) => number,
): PlainColumn => {
  const { begins, rows } = partedRows(groups, column.validity)
  const made = new Float64Array(groups.count)
  const countOf = (group: number): number => (begins[group + 1] as number) - (begins[group] as number)
  for (let group = 0; group < groups.count; group++) {
    const count = BigInt(countOf(group))
    if (count < 2n) continue
    let sum = 0n
    let squares = 0n
    for (let at = begins[group] as number; at < (begins[group + 1] as number); at++) {
      const value = BigInt(values[rows[at] as number] as number)
      sum += value
      squares += value * value
    }
    made[group] = last(Number(count * squares - sum * sum) / Number(count * (count - 1n)))
  }
  return doubles(
    made,
    bitsOf(groups.count, (group) => countOf(group) > 1),
  )
}

const sortedVariance = (sorted: Float64Array): number | null => {
  if (sorted.length < 2) return null
  const mean = addedUp(sorted) / sorted.length
  let squares = 0
  for (const value of sorted) squares += (value - mean) * (value - mean)
  return squares / (sorted.length - 1)
}

/** The variance of a sample, or its root; null of one value. */
export const spread =
  (last: (variance: number) => number): AggregateKernel =>
  (values, groups) => {
    const column = firstOf(values)
    if (column.layout === 'int') return exactVariance(column.values, column, groups, last)
    return ofSortedDoubles(column, groups, (sorted) => {
      const variance = sortedVariance(sorted)
      return variance === null ? null : last(variance)
    })
  }
