import type { AggregateKind, Type } from '@lockstep/schema'
import { isValid, type PlainColumn } from '../../column/column.js'
import { take } from '../../column/take/take.js'
import { type Counts, countsThere, countsTrue } from '../aggregates/counts.js'
import { firstOf, longColumn } from '../aggregates/groups.js'
import { withoutSigns } from '../aggregates/order.js'
import { meanColumn, type Sums, sumColumn, wholeNumbers } from '../aggregates/sums.js'
import { compareCells } from '../compare-cells.js'
import type { Frames } from './frames.js'
import type { Partitions } from './partitions.js'

/** Makes a cell for each row of the rows of its frame. */
type FrameKernel = (
  values: readonly PlainColumn[],
  partitions: Partitions,
  frames: Frames,
  type: Type,
) => PlainColumn

/** How many rows counted before each place. */
const countsBefore = (rows: Int32Array, counts: Counts): Int32Array => {
  const before = new Int32Array(rows.length + 1)
  for (let place = 0; place < rows.length; place++)
    before[place + 1] = (before[place] as number) + (counts(rows[place] as number) ? 1 : 0)
  return before
}

/** What is between the two ends of a frame; an empty one may end before it begins. */
const within = ({ begins, ends }: Frames, place: number): readonly [from: number, to: number] => {
  const from = begins[place] as number
  return [from, Math.max(from, ends[place] as number)]
}

const counted =
  (countsOf: (values: readonly PlainColumn[]) => Counts): FrameKernel =>
  (values, { rows }, frames) => {
    const before = countsBefore(rows, countsOf(values))
    const made = new BigInt64Array(rows.length)
    for (let place = 0; place < rows.length; place++) {
      const [from, to] = within(frames, place)
      made[rows[place] as number] = BigInt((before[to] as number) - (before[from] as number))
    }
    return longColumn(made)
  }

/** The sums of frames, by row: differences of the sums before their ends. */
const sumsIn = (column: PlainColumn, { rows }: Partitions, frames: Frames): Sums => {
  const counts = countsBefore(rows, countsThere(column))
  const whole = wholeNumbers(column)
  const before: bigint[] = [0n]
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number
    before.push((before[place] as bigint) + (isValid(column.validity, row) ? whole(row) : 0n))
  }
  const places = new Int32Array(rows.length)
  for (let place = 0; place < rows.length; place++) places[rows[place] as number] = place
  return {
    length: rows.length,
    sum: (row) => {
      const [from, to] = within(frames, places[row] as number)
      return (before[to] as bigint) - (before[from] as bigint)
    },
    small: () => Number.NaN,
    count: (row) => {
      const [from, to] = within(frames, places[row] as number)
      return (counts[to] as number) - (counts[from] as number)
    },
  }
}

/**
 * The best row of each frame. The candidates wait in a queue, each better than those behind it: what comes in puts out the worse ones at
 * the end, and those at the head leave once the frame has begun behind them.
 */
const best =
  (descending: boolean): FrameKernel =>
  (values, { rows, begins: partitions }, frames) => {
    const column = withoutSigns(firstOf(values))
    const compare = compareCells(column, false, descending)
    const queue = new Int32Array(rows.length)
    const found = new Int32Array(rows.length)
    let head = 0
    let tail = 0
    let next = 0
    for (let place = 0; place < rows.length; place++) {
      if (partitions[place] === place) {
        head = 0
        tail = 0
        next = place
      }
      const [from, to] = within(frames, place)
      for (; next < to; next++) {
        const row = rows[next] as number
        if (!isValid(column.validity, row)) continue
        while (tail > head && compare(row, rows[queue[tail - 1] as number] as number) <= 0) tail--
        queue[tail++] = next
      }
      while (head < tail && (queue[head] as number) < from) head++
      const isFound = head < tail && (queue[head] as number) < to
      found[rows[place] as number] = isFound ? (rows[queue[head] as number] as number) : -1
    }
    return take(column, found)
  }

/** The aggregates that can be taken of frames. */
export const frameKernels: Readonly<Partial<Record<AggregateKind, FrameKernel>>> = {
  count: counted(() => () => true),
  countOf: counted((values) => countsThere(firstOf(values))),
  countIf: counted((values) => countsTrue(firstOf(values))),
  min: best(false),
  max: best(true),
  boolAnd: best(false),
  boolOr: best(true),
  sum: (values, partitions, frames, type) => sumColumn(sumsIn(firstOf(values), partitions, frames), type),
  avg: (values, partitions, frames, type) => meanColumn(sumsIn(firstOf(values), partitions, frames), type),
}
