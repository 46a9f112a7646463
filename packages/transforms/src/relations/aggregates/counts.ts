import { types } from '@lockstep/schema'
import { isValid, type LongColumn, type PlainColumn, type Validity } from '../../column/column.js'
import { halvesOf, setWhole } from '../../numbers/int64.js'
import { numbersOfRows } from '../groups/numbers-of-rows.js'
import { type AggregateKernel, firstOf, type GroupRows, longColumn } from './groups.js'

/** Tells the rows that a count counts. */
export type Counts = (row: number) => boolean

/** Whole numbers of at most 2^53 as longColumn. */
const longsOf = (numbers: Int32Array): LongColumn => {
  const values = new BigInt64Array(numbers.length)
  const halves = halvesOf(values)
  for (let at = 0; at < numbers.length; at++) setWhole(halves, at, numbers[at] as number)
  return longColumn(values)
}

/** How many rows of each group have a bit in each of some bitmaps. A column has fewer rows than 2^31. */
const counted = ({ numbers, count }: GroupRows, validity: Validity, bits: Validity): LongColumn => {
  const sums = new Int32Array(count)
  if (validity === null && bits === null)
    for (let row = 0; row < numbers.length; row++) {
      const group = numbers[row] as number
      sums[group] = (sums[group] as number) + 1
    }
  else
    for (let row = 0; row < numbers.length; row++) {
      if (!isValid(validity, row) || !isValid(bits, row)) continue
      const group = numbers[row] as number
      sums[group] = (sums[group] as number) + 1
    }
  return longsOf(sums)
}

/** How many rows each group has. */
export const rowCounts = (groups: GroupRows): LongColumn => counted(groups, null, null)

/** The rows that hold a value. */
export const countsThere =
  ({ validity }: PlainColumn): Counts =>
  (row) =>
    isValid(validity, row)

/** The rows where a condition is true. */
export const countsTrue = (column: PlainColumn): Counts => {
  if (column.layout !== 'boolean') throw new TypeError('countIf takes booleans')
  const { bits, validity } = column
  return (row) => isValid(validity, row) && isValid(bits, row)
}

/** How many rows of each group hold a value. */
export const countOf: AggregateKernel = (values, groups) => counted(groups, firstOf(values).validity, null)

/** For how many rows of each group a condition is true. */
export const countIf: AggregateKernel = (values, groups) => {
  const column = firstOf(values)
  if (column.layout !== 'boolean') throw new TypeError('countIf takes booleans')
  return counted(groups, column.validity, column.bits)
}

/** How many different values each group has. */
export const countDistinct: AggregateKernel = (values, { numbers, count }) => {
  const { firsts, column } = differentIn(firstOf(values), numbers)
  const found = new Int32Array(count)
  for (const row of firsts)
    if (isValid(column.validity, row))
      found[numbers[row] as number] = (found[numbers[row] as number] as number) + 1
  return longsOf(found)
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
