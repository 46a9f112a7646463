import type { ArrowColumn } from '../../column/column.js'
import { markDiffering } from './differ.js'

/** A batch beside the rows kept before. Places are those that `RowsIndex` gives. */
export interface Beside {
  /** How far each row's place is from the next, if not 1. */
  readonly sizes: Int32Array | null
  /** Keeps rows of the batch, at the next places. */
  readonly keep: (rows: Int32Array) => void
  /** Which of some rows are not equal to the kept rows at places: 1 for each of those. */
  readonly differing: (rows: Int32Array, places: Float64Array) => Uint8Array
  /** Ends the batch, with its kept rows in the order of their places. */
  readonly end: (columns: readonly ArrowColumn[]) => void
}

/** Where the kept rows are. */
export type Kept = (columns: readonly ArrowColumn[], length: number) => Beside

const joined = (parts: readonly Int32Array[]): Int32Array => {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const all = new Int32Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The last of ascending numbers that is not above one. */
const lastUpTo = (starts: readonly number[], place: number): number => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** The pairs of each batch one batch after the other, and where those of each begin. */
const byBatch = (
  starts: readonly number[],
  places: Float64Array,
): { readonly order: Int32Array; readonly from: Int32Array } => {
  const batches = new Int32Array(places.length)
  const from = new Int32Array(starts.length + 1)
  for (let pair = 0; pair < places.length; pair++) {
    const batch = lastUpTo(starts, places[pair] ?? 0)
    batches[pair] = batch
    from[batch + 1] = (from[batch + 1] ?? 0) + 1
  }
  for (let batch = 1; batch < from.length; batch++) from[batch] = (from[batch] ?? 0) + (from[batch - 1] ?? 0)
  const order = new Int32Array(places.length)
  const next = from.slice()
  for (let pair = 0; pair < places.length; pair++) {
    const batch = batches[pair] ?? 0
    const at = next[batch] ?? 0
    order[at] = pair
    next[batch] = at + 1
  }
  return { order, from }
}

/** The numbers at some places, less `base`. */
const pick = (from: Int32Array | Float64Array, places: Int32Array, into: Int32Array, base = 0): void => {
  for (let at = 0; at < places.length; at++) into[at] = (from[places[at] ?? 0] ?? 0) - base
}

/** Keeps rows as the columns given out, and copies nothing: whoever holds those holds no memory twice. */
export const inColumns = (): Kept => {
  const starts: number[] = []
  const batches: (readonly ArrowColumn[])[] = []
  let next = 0
  return (columns) => {
    const current = starts.length
    const start = next
    const parts: Int32Array[] = []
    starts.push(start)
    const differing = (rows: Int32Array, places: Float64Array): Uint8Array => {
      const all = new Uint8Array(rows.length)
      const own = joined(parts)
      const { order, from } = byBatch(starts, places)
      for (let batch = 0; batch < starts.length; batch++) {
        const pairs = order.subarray(from[batch], from[batch + 1])
        if (pairs.length === 0) continue
        const before = batch === current ? columns : (batches[batch] ?? [])
        const cells = new Int32Array(pairs.length)
        const others = new Int32Array(pairs.length)
        pick(rows, pairs, cells)
        pick(places, pairs, others, starts[batch])
        if (batch === current) pick(own, others, others)
        const differs = new Uint8Array(pairs.length)
        columns.forEach((column, index) => {
          const other = before[index]
          if (other === undefined) differs.fill(1)
          else markDiffering({ column, cells }, { column: other, cells: others }, differs)
        })
        for (let pair = 0; pair < pairs.length; pair++) all[pairs[pair] ?? 0] = differs[pair] ?? 1
      }
      return all
    }
    return {
      sizes: null,
      keep: (rows) => {
        parts.push(rows)
        next += rows.length
      },
      differing,
      end: (kept) => {
        batches.push(kept)
      },
    }
  }
}
