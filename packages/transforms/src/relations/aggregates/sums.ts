import { type Type, types } from '@lockstep/schema'
import type { PlainColumn, Validity } from '../../column/column.js'
import { isFixed } from '../../column/fixed-width.js'
import { halvesOf, setWhole } from '../../numbers/int64.js'
import { doublesOf } from './doubles.js'
import {
  type AggregateKernel,
  bitsOf,
  doubles,
  firstOf,
  type GroupRows,
  longs,
  partedRows,
} from './groups.js'
import { exactSum, limbSums, smallSum } from './limbs.js'

/** The whole numbers of a column, in units of its last digit. */
export const wholeOf = (column: PlainColumn): ((row: number) => bigint) => {
  switch (column.layout) {
    case 'int': {
      const { values } = column
      return (row) => BigInt(values[row] as number)
    }
    case 'long': {
      const { values } = column
      return (row) => values[row] as bigint
    }
    case 'decimal': {
      const { words } = column
      return (row) => ((words[row * 2 + 1] as bigint) << 64n) | BigInt.asUintN(64, words[row * 2] as bigint)
    }
    default:
      throw new TypeError(`a column of layout ${column.layout} has no whole numbers`)
  }
}

/** An exact sum of each of some groups, and of how many values it is. */
export interface Sums {
  readonly length: number
  readonly sum: (group: number) => bigint
  /** The same sum where doubles hold it exactly, else NaN. */
  readonly small: (group: number) => number
  readonly count: (group: number) => number
}

/** The sums of each group's values. */
export const sumsOf = (column: PlainColumn, groups: GroupRows): Sums => {
  if (!isFixed(column)) throw new TypeError(`a column of layout ${column.layout} has no sum`)
  const sums = limbSums(column, groups)
  return {
    length: groups.count,
    sum: (group) => exactSum(sums, group),
    small: (group) => smallSum(sums, group),
    count: (group) => sums.counts[group] as number,
  }
}

/** Decimals of some unscaled numbers. */
const decimals = (
  length: number,
  type: Type,
  unscaled: (index: number) => bigint,
  validity: Validity,
): PlainColumn => {
  const words = new BigInt64Array(length * 2)
  for (let index = 0; index < length; index++) {
    const value = unscaled(index)
    words[index * 2] = BigInt.asIntN(64, value)
    words[index * 2 + 1] = BigInt.asIntN(64, value >> 64n)
  }
  return { layout: 'decimal', type, length, validity, words }
}

const limit = 2n ** 63n

/** Sums as a column: null of no value, and where a long does not hold it. */
export const sumColumn = ({ length, sum, small, count }: Sums, type: Type): PlainColumn => {
  if (type.kind === 'decimal')
    return decimals(
      length,
      type,
      sum,
      bitsOf(length, (group) => count(group) > 0),
    )
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  return longs(
    values,
    bitsOf(length, (group) => {
      if (count(group) === 0) return false
      const few = small(group)
      if (!Number.isNaN(few)) {
        setWhole(halves, group, few)
        return true
      }
      const exact = sum(group)
      values[group] = BigInt.asIntN(64, exact)
      return exact < limit && exact >= -limit
    }),
  )
}

/** A quotient of whole numbers, rounded half away from zero. */
const roundedQuotient = (of: bigint, by: bigint): bigint => {
  const amount = of < 0n ? -of : of
  const rounded = (amount * 2n + by) / (by * 2n)
  return of < 0n ? -rounded : rounded
}

/** Means of exact sums as a column: null of no value. */
export const meanColumn = ({ length, sum, small, count }: Sums, type: Type): PlainColumn => {
  const validity = bitsOf(length, (group) => count(group) > 0)
  if (type.kind === 'decimal')
    return decimals(
      length,
      type,
      (group) => (count(group) === 0 ? 0n : roundedQuotient(sum(group) * 10_000n, BigInt(count(group)))),
      validity,
    )
  const values = new Float64Array(length)
  for (let group = 0; group < length; group++) {
    if (count(group) === 0) continue
    const few = small(group)
    values[group] = (Number.isNaN(few) ? Number(sum(group)) : few) / count(group)
  }
  return doubles(values, validity)
}

/** Adds numbers from the first to the last. */
export const addedUp = (values: Float64Array): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** Makes a number of each group's doubles, sorted; null where there are none, or where it gives null. */
export const ofSortedDoubles = (
  column: PlainColumn,
  groups: Parameters<AggregateKernel>[1],
  make: (sorted: Float64Array) => number | null,
): PlainColumn => {
  const { begins, rows } = partedRows(groups, column.validity)
  const double = doublesOf(column)
  const values = Float64Array.from(rows, (row) => double(row))
  const made = new Float64Array(groups.count)
  const isNull = new Uint8Array(groups.count)
  for (let group = 0; group < groups.count; group++) {
    const own = values.subarray(begins[group], begins[group + 1])
    const value = own.length === 0 ? null : make(own.sort())
    if (value === null) isNull[group] = 1
    else made[group] = value
  }
  return doubles(
    made,
    bitsOf(groups.count, (group) => isNull[group] === 0),
  )
}

/** Spark's `sum`, exact; of doubles, added from the least to the greatest. */
export const sum: AggregateKernel = (values, groups, { type }) => {
  const column = firstOf(values)
  return type === types.double
    ? ofSortedDoubles(column, groups, addedUp)
    : sumColumn(sumsOf(column, groups), type)
}

/** The mean of exact sums; of doubles, of the sum from the least to the greatest. */
export const avg: AggregateKernel = (values, groups, { type }) => {
  const column = firstOf(values)
  return column.layout === 'double'
    ? ofSortedDoubles(column, groups, (sorted) => addedUp(sorted) / sorted.length)
    : meanColumn(sumsOf(column, groups), type)
}
