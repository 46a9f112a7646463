import type { RowHashes } from './hashes.js'
import { fill, isFree, isOf, moved, placeAt, restOf, segmentOf, segments, slotOf, width } from './slots.js'
import { type Spilled, spilled } from './spilled.js'
import type { RowStore } from './store.js'

/** What a batch came to: `count` rows were new; `pairs` rows have the hash of a row before; `next` is the next place. */
export interface Found {
  readonly count: number
  readonly pairs: number
  readonly next: number
}

/** Room for what a batch came to. */
export interface Room {
  /** The new rows, in order. */
  readonly kept: Int32Array
  /** The rows whose hash was seen before, in order, and the place of the first row of that hash. */
  readonly rows: Int32Array
  readonly places: Float64Array
}

/** The rows seen, by hash: each hash has the place of its first row. A place is a whole number below 2^40 - 1. */
export interface RowsIndex {
  /** Makes ready for a batch, where `next` is the next place; gives the next place after what was written to a store. */
  readonly begin: (length: number, next: number) => number
  /** Looks up a batch, and adds what is new at the places from `next` on, each `sizes[row]` (or 1) after the last. */
  readonly add: (
    hashes: RowHashes,
    length: number,
    sizes: Int32Array | null,
    next: number,
    room: Room,
  ) => Found
}

/** Where an index goes that has `limit` rows in memory. */
export interface Spill {
  readonly store: RowStore
  readonly limit: number
}

/** Slots in use at most: three of four. */
const limitOf = (size: number): number => (size * 3) >> 2

interface Tables {
  readonly tables: Int32Array[]
  readonly sizes: Int32Array
  readonly counts: Int32Array
}

const emptyTables = (length: number): Tables => {
  const size = Math.max(16, Math.ceil((length * 1.5) / segments))
  return {
    tables: Array.from({ length: segments }, () => new Int32Array(size * width)),
    sizes: new Int32Array(segments).fill(size),
    counts: new Int32Array(segments),
  }
}

/** Makes room for more: twice as much, or half as much again where there is much already. */
const grow = ({ tables, sizes }: Tables, segment: number): Int32Array => {
  const size = sizes[segment] ?? 0
  const more = size + (size < 4096 ? size : size >> 1)
  const table = moved(tables[segment] ?? new Int32Array(0), more)
  tables[segment] = table
  sizes[segment] = more
  return table
}

const addRows = (
  held: Tables,
  { first, second }: RowHashes,
  length: number,
  older: Float64Array | null,
  sizes: Int32Array | null,
  from: number,
  { kept, rows, places }: Room,
): Found => {
  const { tables, sizes: tableSizes, counts } = held
  let next = from
  let count = 0
  let pairs = 0
  for (let row = 0; row < length; row++) {
    if (older !== null && (older[row] ?? -1) >= 0) {
      rows[pairs] = row
      places[pairs++] = older[row] ?? 0
      continue
    }
    const hash = first[row] ?? 0
    const rest = restOf(second[row] ?? 0)
    const segment = segmentOf(hash)
    let table = tables[segment] ?? grow(held, segment)
    if ((counts[segment] ?? 0) >= limitOf(tableSizes[segment] ?? 0)) table = grow(held, segment)
    let at = slotOf(hash, tableSizes[segment] ?? 0) * width
    while (!isFree(table, at) && !isOf(table, at, hash, rest)) {
      at += width
      if (at === table.length) at = 0
    }
    if (isFree(table, at)) {
      fill(table, at, hash, rest, next)
      counts[segment] = (counts[segment] ?? 0) + 1
      kept[count++] = row
      next += sizes === null ? 1 : (sizes[row] ?? 0)
    } else {
      rows[pairs] = row
      places[pairs++] = placeAt(table, at)
    }
  }
  return { count, pairs, next }
}

/**
 * Open addressing in segments that grow one by one, in the order of their hashes: 16 to 24 bytes a row. Over a limit
 * the tables are written to a store and begun anew; then each batch reads what was written once.
 */
export const rowsIndex = (spill: Spill | null): RowsIndex => {
  let held: Tables | undefined
  let rows = 0
  const older: Spilled | null = spill === null ? null : spilled(spill.store)
  return {
    begin: (length, next) => {
      const full = held !== undefined && older !== null && rows >= (spill?.limit ?? 0)
      const end = full ? older.add(held?.tables ?? [], next) : next
      if (full) rows = 0
      if (full || held === undefined) held = emptyTables(length)
      return end
    },
    add: (hashes, length, sizes, next, room) => {
      held ??= emptyTables(length)
      const found = addRows(held, hashes, length, older?.places(hashes, length) ?? null, sizes, next, room)
      rows += found.count
      return found
    },
  }
}
