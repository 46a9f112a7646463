import { types } from '@lockstep/schema'
import { isValid, type LongColumn, type PlainColumn } from '../../column/column.js'
import { numbersOfRows } from '../groups/numbers-of-rows.js'
import { type AggregateKernel, firstOf, type GroupRows, isThere, longs } from './groups.js'

/** Tells the rows that a count counts. */
export type Counts = (row: number) => boolean

const counted = ({ numbers, count }: GroupRows, counts: Counts): LongColumn => {
  const sums = new Float64Array(count)
  for (let row = 0; row < numbers.length; row++)
    if (counts(row)) sums[numbers[row] as number] = (sums[numbers[row] as number] as number) + 1
  return longs(BigInt64Array.from(sums, BigInt))
}

/** How many rows each group has. */
export const rowCounts = ({ numbers, count }: GroupRows): LongColumn => {
  const sums = new Float64Array(count)
  for (let row = 0; row < numbers.length; row++)
    sums[numbers[row] as number] = (sums[numbers[row] as number] as number) + 1
  return longs(BigInt64Array.from(sums, BigInt))
}

/** The rows that hold a value. */
export const countsThere =
  ({ validity }: PlainColumn): Counts =>
  (row) =>
    isThere(validity, row)

/** The rows where a condition is true. */
export const countsTrue = (column: PlainColumn): Counts => {
  if (column.layout !== 'boolean') throw new TypeError('countIf takes booleans')
  const { bits, validity } = column
  return (row) => isThere(validity, row) && isValid(bits, row)
}

/** How many rows of each group hold a value. */
export const countOf: AggregateKernel = (values, groups) => counted(groups, countsThere(firstOf(values)))

/** For how many rows of each group a condition is true. */
export const countIf: AggregateKernel = (values, groups) => counted(groups, countsTrue(firstOf(values)))

/** How many different values each group has. */
export const countDistinct: AggregateKernel = (values, { numbers, count }) => {
  const { firsts, column } = differentIn(firstOf(values), numbers)
  const found = new Float64Array(count)
  for (const row of firsts)
    if (isThere(column.validity, row))
      found[numbers[row] as number] = (found[numbers[row] as number] as number) + 1
  return longs(BigInt64Array.from(found, BigInt))
}

/** The first row of each value of each group. */
export const differentIn = (
  column: PlainColumn,
  numbers: Int32Array,
): { readonly firsts: Int32Array; readonly column: PlainColumn } => {
  const groups: PlainColumn = {
    layout: 'int',
    type: types.int,
    length: numbers.length,
    validity: null,
    values: numbers,
  }
  return { firsts: numbersOfRows([groups, column], numbers.length).firsts, column }
}
