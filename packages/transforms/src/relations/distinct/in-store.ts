import { areEqual } from '../../bytes/equal.js'
import { viewOf } from '../../bytes/words.js'
import type { ArrowColumn } from '../../column/column.js'
import type { Kept } from './kept.js'
import { keySizes } from './key-sizes.js'
import { writeKeys } from './keys.js'
import type { RowStore } from './store.js'

/** The number of bytes, about, of the parts in which keys are written and compared. */
const partBytes = 1 << 20

/** Two rows that are farther apart in the store are read one by one. */
const apart = 1 << 12

/** Calls back with spans of `rows` whose keys together are about a part. */
const inParts = (
  rows: Int32Array,
  sizes: Int32Array,
  take: (from: number, to: number, starts: Int32Array, bytes: number) => void,
): void => {
  for (let from = 0, to = 0; to < rows.length; from = to) {
    let bytes = 0
    do bytes += sizes[rows[to++] ?? 0] ?? 0
    while (to < rows.length && bytes + (sizes[rows[to] ?? 0] ?? 0) <= partBytes)
    const starts = new Int32Array(to - from)
    for (let at = from, start = 0; at < to; at++) {
      starts[at - from] = start
      start += sizes[rows[at] ?? 0] ?? 0
    }
    take(from, to, starts, bytes)
  }
}

/** Keeps rows as keys in a store, and reads them where a hash was seen before: in the order of their places. */
export const inStore = (store: RowStore): Kept => {
  let buffer = new Uint8Array(partBytes)
  const keysOf = (
    columns: readonly ArrowColumn[],
    rows: Int32Array,
    starts: Int32Array,
    bytes: number,
  ): Uint8Array => {
    if (buffer.length < bytes) buffer = new Uint8Array(bytes)
    const keys = buffer.subarray(0, bytes)
    writeKeys(columns, rows, starts, keys)
    return keys
  }
  return (columns, length) => {
    const sizes = keySizes(columns, length)
    const keep = (rows: Int32Array): void => {
      inParts(rows, sizes, (from, to, starts, bytes) => {
        store.append(keysOf(columns, rows.subarray(from, to), starts, bytes))
      })
    }
    const differing = (rows: Int32Array, places: Float64Array): Uint8Array => {
      const differs = new Uint8Array(rows.length)
      const order = Int32Array.from(rows, (_, pair) => pair)
      if (order.length > 1) order.sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0))
      const sorted = order.map((pair) => rows[pair] ?? 0)
      inParts(sorted, sizes, (first, last, starts, bytes) => {
        const keys = viewOf(keysOf(columns, sorted.subarray(first, last), starts, bytes))
        for (let from = first, to = first; from < last; from = to) {
          const start = places[order[from] ?? 0] ?? 0
          let end = start
          do end = Math.max(end, (places[order[to] ?? 0] ?? 0) + (sizes[sorted[to++] ?? 0] ?? 0))
          while (to < last && (places[order[to] ?? 0] ?? 0) - end <= apart && end - start < partBytes)
          const read = viewOf(store.read(start, end - start))
          for (let pair = from; pair < to; pair++) {
            const at = (places[order[pair] ?? 0] ?? 0) - start
            const size = sizes[sorted[pair] ?? 0] ?? 0
            const whole = at + size <= read.byteLength
            if (!whole || !areEqual(keys, starts[pair - first] ?? 0, read, at, size))
              differs[order[pair] ?? 0] = 1
          }
        }
      })
      return differs
    }
    return { sizes, keep, differing, end: () => undefined }
  }
}
