import type { RowHashes } from './hashes.js'
import { findPlace, restOf, segmentOf, segments } from './slots.js'
import type { RowStore } from './store.js'

/** Tables of hashes in a store. */
export interface Spilled {
  /** Writes tables, one for each segment, at the end of the store, and gives where it ends then. */
  readonly add: (tables: readonly Int32Array[], end: number) => number
  /** The places of hashes in these tables, -1 where they have none; null as long as there are no tables. */
  readonly places: (hashes: RowHashes, length: number) => Float64Array | null
}

/** Rows by segment: those of one are from `from[segment]` to `from[segment + 1]`. */
const bySegment = (
  hashes: Int32Array,
  length: number,
): { readonly rows: Int32Array; readonly from: Int32Array } => {
  const from = new Int32Array(segments + 1)
  for (let row = 0; row < length; row++) {
    const segment = segmentOf(hashes[row] ?? 0)
    from[segment + 1] = (from[segment + 1] ?? 0) + 1
  }
  for (let segment = 0; segment < segments; segment++)
    from[segment + 1] = (from[segment + 1] ?? 0) + (from[segment] ?? 0)
  const rows = new Int32Array(length)
  const next = from.slice()
  for (let row = 0; row < length; row++) {
    const segment = segmentOf(hashes[row] ?? 0)
    const at = next[segment] ?? 0
    rows[at] = row
    next[segment] = at + 1
  }
  return { rows, from }
}

/** Tables written to a store, each read once for a batch that has a hash of its segment. */
export const openSpilled = (store: RowStore): Spilled => {
  const written: { readonly segment: number; readonly place: number; readonly bytes: number }[] = []
  const add: Spilled['add'] = (tables, from) => {
    let end = from
    for (const [segment, table] of tables.entries()) {
      const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength)
      store.append(bytes)
      written.push({ segment, place: end, bytes: bytes.length })
      end += bytes.length
    }
    return end
  }
  const places: Spilled['places'] = ({ first, second }, length) => {
    if (written.length === 0) return null
    const found = new Float64Array(length).fill(-1)
    const { rows, from } = bySegment(first, length)
    for (const { segment, place, bytes } of written) {
      const some = rows.subarray(from[segment], from[segment + 1])
      if (some.length === 0) continue
      const table = new Int32Array(store.read(place, bytes).slice().buffer)
      for (let at = 0; at < some.length; at++) {
        const row = some[at] ?? 0
        const seen = findPlace(table, first[row] ?? 0, restOf(second[row] ?? 0))
        if (seen >= 0) found[row] = seen
      }
    }
    return found
  }
  return { add, places }
}
