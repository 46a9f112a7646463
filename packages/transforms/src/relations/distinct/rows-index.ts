import { addRows } from './add-rows.js'
import type { Found, Room } from './found.js'
import type { RowHashes } from './hashes.js'
import { type Held, holdNone, tablesOf } from './held.js'
import type { Spilled } from './spilled.js'

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
export interface HashSpill {
  readonly limit: number
  readonly older: Spilled
}

/**
 * The rows in memory, 18 to 37 bytes for each. Over a limit they are written to a store, and memory begins anew; then
 * each batch reads what was written once.
 */
export const rowsIndex = (spill: HashSpill | null): RowsIndex => {
  let held: Held | undefined
  const older = spill === null ? null : spill.older
  return {
    begin: (length, next) => {
      const full = held !== undefined && older !== null && held.count >= (spill?.limit ?? 0)
      const end = full && held !== undefined ? older.add(tablesOf(held), next) : next
      if (full || held === undefined) held = holdNone(length)
      return end
    },
    add: (hashes, length, sizes, next, room) => {
      held ??= holdNone(length)
      return addRows(held, hashes, length, older?.places(hashes, length) ?? null, sizes, next, room)
    },
  }
}
