import type { ArrowColumn } from '../../column/column.js'
import { runsOf } from '../../column/take/runs.js'
import { takeRuns } from '../../column/take/take-runs.js'
import type { Room } from './found.js'
import { type HashRoom, hashRoom, type RowHashes, rowHashes } from './hashes.js'
import { inColumns, type Kept } from './kept.js'
import { normal } from './normal.js'
import { type HashSpill, rowsIndex } from './rows-index.js'

/**
 * Keeps the first of equal rows: gives, batch by batch, those that no row before is equal to. Hashes that another
 * thread made are those of `rowHashes` for columns that are `normal`.
 */
export type Distinct = (
  columns: readonly ArrowColumn[],
  length: number,
  hashes?: RowHashes,
) => readonly ArrowColumn[]

const taken = (columns: readonly ArrowColumn[], rows: Int32Array): readonly ArrowColumn[] => {
  const runs = runsOf(rows)
  return columns.map((column) => takeRuns(column, runs))
}

const roomOf = (length: number): Room => ({
  kept: new Int32Array(length),
  rows: new Int32Array(length),
  places: new Float64Array(length),
})

/** `distinct` by a hash of one's own, for tests of what a bad one does: it costs time, and never an answer. */
export const distinctBy = (hash: typeof rowHashes, kept: Kept, spill: HashSpill | null = null): Distinct => {
  const index = rowsIndex(spill)
  /** The other rows of a hash: unequal rows seldom have equal hashes. */
  const others = new Map<number, number[]>()
  let next = 0
  let room = roomOf(0)
  let forHashes: HashRoom = hashRoom(0)
  return (given, length, made) => {
    const columns = given.map(normal)
    if (room.kept.length < length) room = roomOf(length)
    if (made === undefined && forHashes.rows.first.length < length) forHashes = hashRoom(length)
    const hashes = made ?? hash(columns, length, forHashes)
    const beside = kept(columns, length)
    next = index.begin(length, next)
    const found = index.add(hashes, length, beside.sizes, next, room)
    next = found.next
    beside.keep(room.kept.slice(0, found.count))
    const rows = room.rows.subarray(0, found.pairs)
    const differs = beside.differing(rows, room.places.subarray(0, found.pairs))
    let count = found.count
    for (let pair = differs.indexOf(1); pair >= 0; pair = differs.indexOf(1, pair + 1)) {
      const row = Int32Array.of(rows[pair] ?? 0)
      const place = room.places[pair] ?? 0
      const same = others.get(place) ?? []
      if (same.some((other) => beside.differing(row, Float64Array.of(other))[0] === 0)) continue
      others.set(place, [...same, next])
      beside.keep(row)
      next += beside.sizes === null ? 1 : (beside.sizes[row[0] ?? 0] ?? 1)
      room.kept[count++] = row[0] ?? 0
    }
    const byPlace = room.kept.subarray(0, count)
    const inOrder = count === found.count
    const output = count === length ? columns : taken(columns, inOrder ? byPlace : byPlace.toSorted())
    beside.end(inOrder ? output : taken(columns, byPlace))
    return output
  }
}

/**
 * Keeps, over all batches it is given, the first of the rows that Spark's DISTINCT calls equal, in order. Exact: rows
 * of equal hashes are compared.
 *
 * The columns given out are held and looked at again, so whoever gets them must not change or transfer them; there are
 * 18 to 37 bytes more for each distinct row, of hash and place. `distinctIn` remembers outside of memory.
 */
export const distinct = (): Distinct => distinctBy(rowHashes, inColumns())
