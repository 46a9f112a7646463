import { type AggregateKind, type Type, types } from '@lockstep/schema'
import { bitmapBytes, setBit } from '../../bytes/bitmap.js'
import { isValid, type LongColumn, type PlainColumn, type Validity } from '../../column/column.js'
import { take } from '../../column/take/take.js'
import { compareCells } from '../compare-cells.js'
import { normal } from '../distinct/normal.js'
import { numbersOfRows } from './numbers-of-rows.js'

/** The rows of groups: the number of each row's group, below `count`. */
export interface GroupRows {
  readonly numbers: Int32Array
  readonly count: number
}

/** Makes one cell of each group. */
export type AggregateKernel = (values: PlainColumn, groups: GroupRows, type: Type) => PlainColumn

const longs = (values: BigInt64Array, validity: Validity = null): LongColumn => ({
  layout: 'long',
  type: types.long,
  length: values.length,
  validity,
  values,
})

const counted = ({ numbers, count }: GroupRows, counts: (row: number) => boolean): LongColumn => {
  const sums = new Float64Array(count)
  for (let row = 0; row < numbers.length; row++)
    if (counts(row)) sums[numbers[row] as number] = (sums[numbers[row] as number] as number) + 1
  return longs(BigInt64Array.from(sums, BigInt))
}

const isThere = (validity: Validity, row: number): boolean => validity === null || isValid(validity, row)

/** How many rows each group has. */
export const rowCounts = (groups: GroupRows): LongColumn => counted(groups, () => true)

/** The least value of each group in the order that `sign` turns, or null. */
const best =
  (descending: boolean): AggregateKernel =>
  (values, { numbers, count }) => {
    const column = normal(values) as PlainColumn
    const compare = compareCells(column, false, descending)
    const rows = new Int32Array(count).fill(-1)
    for (let row = 0; row < numbers.length; row++) {
      if (!isThere(column.validity, row)) continue
      const group = numbers[row] as number
      const before = rows[group] as number
      if (before < 0 || compare(row, before) < 0) rows[group] = row
    }
    return take(column, rows)
  }

const bitsOf = (count: number, isSet: (group: number) => boolean): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(count))
  for (let group = 0; group < count; group++) if (isSet(group)) setBit(bits, group)
  return bits
}

/** The whole numbers of a column, in units of its last digit. */
const wholeOf = (column: PlainColumn): ((row: number) => bigint) => {
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
      throw new TypeError(`a column of layout ${column.layout} has no sum`)
  }
}

const most = 2n ** 63n

const sum: AggregateKernel = (column, { numbers, count }, type) => {
  const sums = new Array<bigint | null>(count).fill(null)
  const whole = wholeOf(column)
  for (let row = 0; row < numbers.length; row++)
    if (isThere(column.validity, row))
      sums[numbers[row] as number] = (sums[numbers[row] as number] ?? 0n) + whole(row)
  if (type.kind === 'decimal') {
    const words = new BigInt64Array(count * 2)
    sums.forEach((total, group) => {
      words[group * 2] = BigInt.asIntN(64, total ?? 0n)
      words[group * 2 + 1] = BigInt.asIntN(64, (total ?? 0n) >> 64n)
    })
    const validity = bitsOf(count, (group) => sums[group] !== null)
    return { layout: 'decimal', type, length: count, validity, words }
  }
  const fits = (total: bigint | null | undefined): boolean =>
    total !== null && total !== undefined && total < most && total >= -most
  const values = BigInt64Array.from(sums, (total) => BigInt.asIntN(64, total ?? 0n))
  return longs(
    values,
    bitsOf(count, (group) => fits(sums[group])),
  )
}

const doublesOf = (column: PlainColumn): ((row: number) => number) => {
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
    default:
      throw new TypeError(`a column of layout ${column.layout} has no median`)
  }
}

/** The middle of sorted doubles, as Spark's `percentile` computes it: of two, each by how near it is. */
const middleOf = (sorted: Float64Array): number => {
  const place = (sorted.length - 1) * 0.5
  const low = sorted[Math.floor(place)] as number
  const high = sorted[Math.ceil(place)] as number
  if (low === high || Math.floor(place) === Math.ceil(place)) return low
  return (Math.ceil(place) - place) * low + (place - Math.floor(place)) * high
}

const median: AggregateKernel = (column, { numbers, count }) => {
  const { validity } = column
  const sizes = new Int32Array(count + 1)
  for (let row = 0; row < numbers.length; row++)
    if (isThere(validity, row)) {
      const group = numbers[row] as number
      sizes[group + 1] = (sizes[group + 1] as number) + 1
    }
  for (let group = 0; group < count; group++)
    sizes[group + 1] = (sizes[group + 1] as number) + (sizes[group] as number)
  const places = sizes.slice()
  const values = new Float64Array(sizes[count] as number)
  const doubles = doublesOf(column)
  for (let row = 0; row < numbers.length; row++)
    if (isThere(validity, row)) {
      const group = numbers[row] as number
      const place = places[group] as number
      // -0.0 becomes 0.0.
      values[place] = doubles(row) + 0
      places[group] = place + 1
    }
  const made = new Float64Array(count)
  const isEmpty = (group: number): boolean => sizes[group] === sizes[group + 1]
  for (let group = 0; group < count; group++)
    if (!isEmpty(group)) made[group] = middleOf(values.subarray(sizes[group], sizes[group + 1]).sort())
  return {
    layout: 'double',
    type: types.double,
    length: count,
    validity: bitsOf(count, (group) => !isEmpty(group)),
    values: made,
  }
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
  const found = new Float64Array(count)
  for (const row of firsts)
    if (isThere(values.validity, row))
      found[numbers[row] as number] = (found[numbers[row] as number] as number) + 1
  return longs(BigInt64Array.from(found, BigInt))
}

/** What each aggregate of values does. */
export const aggregateKernels: Readonly<Record<Exclude<AggregateKind, 'count'>, AggregateKernel>> = {
  countOf: ({ validity }, groups) => counted(groups, (row) => isThere(validity, row)),
  countIf: (column, groups) => {
    if (column.layout !== 'boolean') throw new TypeError('countIf takes booleans')
    const { bits, validity } = column
    return counted(groups, (row) => isThere(validity, row) && isValid(bits, row))
  },
  countDistinct,
  min: best(false),
  max: best(true),
  sum,
  median,
}
