import type { ArrowColumn } from '../../column/column.js'
import { markDiffering } from '../distinct/differ.js'
import { type RowHashes, rowHashes } from '../distinct/hashes.js'
import type { RowNumbers } from './keys.js'

/** The least power of two of slots of which at most half are taken. */
const slotsFor = (rows: number): number => 2 ** Math.max(4, Math.ceil(Math.log2(rows * 2 + 1)))

/** Rows that have the hash of a row before, and that row: equal, but for two unequal rows of one hash. */
interface Pairs {
  readonly rows: Int32Array
  readonly firsts: Int32Array
}

const differing = (columns: readonly ArrowColumn[], { rows, firsts }: Pairs): Uint8Array => {
  const differs = new Uint8Array(rows.length)
  for (const column of columns) markDiffering({ column, cells: rows }, { column, cells: firsts }, differs)
  return differs
}

/**
 * Numbers rows by their cells, whatever their types; nulls are equal. Doubles are compared by bits. Exact: rows of equal hashes
 * are compared. `hash` is another one in tests of what a bad one does: it costs time, and never an answer.
 */
export const numbersByHashes = (
  columns: readonly ArrowColumn[],
  length: number,
  hash: (columns: readonly ArrowColumn[], length: number) => RowHashes = rowHashes,
): RowNumbers => {
  const { first, second } = hash(columns, length)
  const size = slotsFor(length)
  const slots = new Int32Array(size).fill(-1)
  const numbers = new Int32Array(length)
  const firsts = new Int32Array(length)
  const rows = new Int32Array(length)
  let count = 0
  let pairs = 0
  for (let row = 0; row < length; row++) {
    const low = first[row] as number
    const high = second[row] as number
    let slot = low & (size - 1)
    for (;;) {
      const number = slots[slot] as number
      if (number < 0) {
        slots[slot] = count
        firsts[count] = row
        numbers[row] = count++
        break
      }
      const before = firsts[number] as number
      if (first[before] === low && second[before] === high) {
        numbers[row] = number
        rows[pairs++] = row
        break
      }
      slot = (slot + 1) & (size - 1)
    }
  }
  const found: Pairs = { rows: rows.subarray(0, pairs), firsts: new Int32Array(pairs) }
  for (let pair = 0; pair < pairs; pair++)
    found.firsts[pair] = firsts[numbers[rows[pair] as number] as number] as number
  const odd = differing(columns, found)
  if (!odd.includes(1)) return { numbers, firsts: firsts.slice(0, count) }
  return inOrder(apart(columns, found, odd, { numbers, firsts: firsts.slice(0, count) }))
}

/** Gives rows numbers of their own that are not equal to the first row of their hash. */
const apart = (
  columns: readonly ArrowColumn[],
  { rows, firsts: firstOf }: Pairs,
  odd: Uint8Array,
  { numbers, firsts }: RowNumbers,
): RowNumbers => {
  const all = [...firsts]
  /** The other numbers of a hash: unequal rows seldom have equal hashes. */
  const others = new Map<number, number[]>()
  for (let pair = odd.indexOf(1); pair >= 0; pair = odd.indexOf(1, pair + 1)) {
    const row = rows[pair] as number
    const same = others.get(firstOf[pair] as number) ?? []
    const equal = same.find(
      (number) =>
        differing(columns, { rows: Int32Array.of(row), firsts: Int32Array.of(all[number] as number) })[0] ===
        0,
    )
    numbers[row] = equal ?? all.length
    if (equal !== undefined) continue
    others.set(firstOf[pair] as number, [...same, all.length])
    all.push(row)
  }
  return { numbers, firsts: Int32Array.from(all) }
}

/** The same numbering in the order in which rows come first. */
const inOrder = ({ numbers, firsts }: RowNumbers): RowNumbers => {
  const places = Int32Array.from(firsts, (_, number) => number).sort(
    (one, other) => (firsts[one] as number) - (firsts[other] as number),
  )
  const renamed = new Int32Array(firsts.length)
  places.forEach((number, place) => {
    renamed[number] = place
  })
  return { numbers: numbers.map((number) => renamed[number] as number), firsts: firsts.toSorted() }
}
