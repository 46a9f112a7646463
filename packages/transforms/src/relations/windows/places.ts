import { types, type WindowKind } from '@lockstep/schema'
import { isValid, type PlainColumn } from '../../column/column.js'
import { take } from '../../column/take/take.js'
import { doubleColumn } from '../aggregates/groups.js'
import type { Partitions, Peers } from './partitions.js'

/** Makes a cell for each row of its place among others. */
type PlaceKernel = (partitions: Partitions, peers: Peers, of: PlaceOf) => PlainColumn

/** What a function of places is of. */
interface PlaceOf {
  readonly values: PlainColumn | null
  readonly number: number
}

const ints = (rows: Int32Array, at: (place: number) => number): PlainColumn => {
  const values = new Int32Array(rows.length)
  for (let place = 0; place < rows.length; place++) values[rows[place] as number] = at(place)
  return { layout: 'int', type: types.int, length: rows.length, validity: null, values }
}

const shares = (rows: Int32Array, at: (place: number) => number): PlainColumn => {
  const values = new Float64Array(rows.length)
  for (let place = 0; place < rows.length; place++) values[rows[place] as number] = at(place)
  return doubleColumn(values, null)
}

const denseRank: PlaceKernel = ({ rows, begins }, peers) => {
  let rank = 0
  return ints(rows, (place) => {
    if (begins[place] === place) rank = 1
    else if (peers.begins[place] === place) rank++
    return rank
  })
}

/** Of `size` rows in `parts`, the first ones are of one row more: of 5 rows in 3 parts, 2, 2 and 1. */
const partOf = (index: number, size: number, parts: number): number => {
  const small = Math.floor(size / parts)
  const larger = size % parts
  const inLarger = larger * (small + 1)
  return index < inLarger
    ? Math.floor(index / (small + 1)) + 1
    : larger + Math.floor((index - inLarger) / Math.max(1, small)) + 1
}

/** The value of the row so many rows away, a negative number of them before. */
const away =
  (sign: 1 | -1): PlaceKernel =>
  ({ rows, begins, ends }, _, { values, number }) => {
    if (values === null) throw new TypeError('takes values')
    const from = new Int32Array(rows.length)
    for (let place = 0; place < rows.length; place++) {
      const other = place + sign * number
      const isWithin = other >= (begins[place] as number) && other < (ends[place] as number)
      from[rows[place] as number] = isWithin ? (rows[other] as number) : -1
    }
    return take(values, from)
  }

/** The value of the last row that has one, of those that are passed, forwards or backwards within each partition. */
const filled =
  (isBackwards: boolean): PlaceKernel =>
  ({ rows, begins, ends }, _, { values }) => {
    if (values === null) throw new TypeError('takes values')
    const from = new Int32Array(rows.length)
    let last = -1
    for (let step = 0; step < rows.length; step++) {
      const place = isBackwards ? rows.length - 1 - step : step
      const row = rows[place] as number
      if (isBackwards ? ends[place] === place + 1 : begins[place] === place) last = -1
      if (isValid(values.validity, row)) last = row
      from[row] = last
    }
    return take(values, from)
  }

/** The value of the first row of each partition that has one. */
const firstThere: PlaceKernel = ({ rows, begins, ends }, _, { values }) => {
  if (values === null) throw new TypeError('takes values')
  const from = new Int32Array(rows.length)
  for (let begin = 0; begin < rows.length; begin = ends[begin] as number) {
    const end = ends[begin] as number
    let found = -1
    for (let place = begins[begin] as number; place < end && found < 0; place++)
      if (isValid(values.validity, rows[place] as number)) found = rows[place] as number
    for (let place = begin; place < end; place++) from[rows[place] as number] = found
  }
  return take(values, from)
}

/** What each function of places does. */
export const placeKernels: Readonly<Record<WindowKind, PlaceKernel>> = {
  rank: ({ rows, begins }, peers) =>
    ints(rows, (place) => (peers.begins[place] as number) - (begins[place] as number) + 1),
  denseRank,
  rowNumber: ({ rows, begins }) => ints(rows, (place) => place - (begins[place] as number) + 1),
  ntile: ({ rows, begins, ends }, _, { number }) =>
    ints(rows, (place) => {
      const begin = begins[place] as number
      return partOf(place - begin, (ends[place] as number) - begin, number)
    }),
  percentRank: ({ rows, begins, ends }, peers) =>
    shares(rows, (place) => {
      const begin = begins[place] as number
      const size = (ends[place] as number) - begin
      return size < 2 ? 0 : ((peers.begins[place] as number) - begin) / (size - 1)
    }),
  cumeDist: ({ rows, begins, ends }, peers) =>
    shares(rows, (place) => {
      const begin = begins[place] as number
      return ((peers.ends[place] as number) - begin) / ((ends[place] as number) - begin)
    }),
  lag: away(-1),
  lead: away(1),
  fillDown: filled(false),
  fillUp: filled(true),
  firstNotNull: firstThere,
}
