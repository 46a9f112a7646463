import { type AggregateKind, type Type, types } from '@lockstep/schema'
import { bitmapBytes, setBit } from '../../bytes/bitmap.js'
import { isValid, type LongColumn, type PlainColumn } from '../../column/column.js'
import { isFixed } from '../../column/fixed-width.js'
import { take } from '../../column/take/take.js'
import { halvesOf, setWhole } from '../../numbers/int64.js'
import { normal } from '../distinct/normal.js'
import { atShare } from './at-share.js'
import { bestRows } from './best-rows.js'
import { counted, longsOf } from './counts.js'
import type { GroupRows } from './group-rows.js'
import { numbersOfRows } from './numbers-of-rows.js'
import { partedDoubles } from './parted-doubles.js'
import { exactSum, limbSums, smallSum } from './sums.js'

/** Makes one cell of each group. */
export type AggregateKernel = (values: PlainColumn, groups: GroupRows, type: Type) => PlainColumn

/** How many rows each group has. */
export const rowCounts = (groups: GroupRows): LongColumn => counted(groups, null, null)

const best =
  (descending: boolean): AggregateKernel =>
  (values, groups) => {
    const column = normal(values) as PlainColumn
    return take(column, bestRows(column, groups, descending))
  }

const most = 2n ** 63n

const sum: AggregateKernel = (column, groups, type) => {
  if (!isFixed(column) || column.layout === 'double')
    throw new TypeError(`a column of layout ${column.layout} has no sum`)
  const { count } = groups
  const sums = limbSums(column, groups)
  const bits = new Uint8Array(bitmapBytes(count))
  const isDecimal = type.kind === 'decimal'
  const words = new BigInt64Array(isDecimal ? count * 2 : count)
  const halves = halvesOf(words)
  for (let group = 0; group < count; group++) {
    if (sums.has[group] === 0) continue
    const small = isDecimal ? Number.NaN : smallSum(sums, group)
    if (!Number.isNaN(small)) setWhole(halves, group, small)
    else {
      const exact = exactSum(sums, group)
      if (!isDecimal && (exact >= most || exact < -most)) continue
      words[isDecimal ? group * 2 : group] = BigInt.asIntN(64, exact)
      if (isDecimal) words[group * 2 + 1] = BigInt.asIntN(64, exact >> 64n)
    }
    setBit(bits, group)
  }
  const cells = { length: count, validity: bits }
  return isDecimal
    ? { ...cells, layout: 'decimal', type, words }
    : { ...cells, layout: 'long', type: types.long, values: words }
}

const median: AggregateKernel = (column, groups) => {
  const { values, ends } = partedDoubles(column, groups)
  const made = new Float64Array(groups.count)
  const bits = new Uint8Array(bitmapBytes(groups.count))
  for (let group = 0, from = 0; group < groups.count; group++) {
    const to = ends[group] as number
    if (to > from) {
      made[group] = atShare(values, from, to, 0.5)
      setBit(bits, group)
    }
    from = to
  }
  return { layout: 'double', type: types.double, length: groups.count, validity: bits, values: made }
}

const countDistinct: AggregateKernel = (values, { numbers, count }) => {
  const groups: PlainColumn = {
    layout: 'int',
    type: types.int,
    length: numbers.length,
    validity: null,
    values: numbers,
  }
  const { firsts } = numbersOfRows([groups, values], numbers.length)
  const found = new Int32Array(count)
  for (const row of firsts)
    if (isValid(values.validity, row))
      found[numbers[row] as number] = (found[numbers[row] as number] as number) + 1
  return longsOf(found)
}

/** What each aggregate of values does. */
export const aggregateKernels: Readonly<Record<Exclude<AggregateKind, 'count'>, AggregateKernel>> = {
  countOf: ({ validity }, groups) => counted(groups, validity, null),
  countIf: (column, groups) => {
    if (column.layout !== 'boolean') throw new TypeError('countIf takes booleans')
    const { bits, validity } = column
    return counted(groups, validity, bits)
  },
  countDistinct,
  min: best(false),
  max: best(true),
  sum,
  median,
}
