import type { RowHashes } from './hashes.js'
import type { Found, Room } from './rows-index.js'
import { moved, segments, width } from './slots.js'

/** Tables of hashes in memory, one for each segment. */
export interface Tables {
  readonly tables: Int32Array[]
  /** The slots of each table, and how many are in use. */
  readonly sizes: Int32Array
  readonly counts: Int32Array
  /** Written so that what is read ahead is read. */
  seen: number
}

/** Tables with room for some rows. */
export const emptyTables = (length: number): Tables => {
  const size = Math.max(16, Math.ceil((length * 1.5) / segments))
  return {
    tables: Array.from({ length: segments }, () => new Int32Array(size * width)),
    sizes: new Int32Array(segments).fill(size),
    counts: new Int32Array(segments),
    seen: 0,
  }
}

/** Makes room for more: twice as much, or half as much again where there is much already. */
const grow = ({ tables, sizes }: Tables, segment: number): Int32Array => {
  const size = sizes[segment] as number
  const more = size + (size < 2048 ? size : size >> 1)
  const table = moved(tables[segment] as Int32Array, more)
  tables[segment] = table
  sizes[segment] = more
  return table
}

// As in `slots.ts`, whose functions are too dear to call for each row.
const shift = 32 - Math.log2(segments)
const within = 2 ** shift
const mask = within - 1
const high = 2 ** 32

/** Rows whose slots are read before any is used: memory then fetches them side by side. */
const ahead = 128

/** Reads the slots where some hashes are looked for first. */
const readAhead = ({ tables, sizes }: Tables, first: Int32Array, from: number, to: number): number => {
  let seen = 0
  for (let row = from; row < to; row++) {
    const hash = first[row] as number
    const segment = hash >>> shift
    const slot = (((hash & mask) * (sizes[segment] as number)) / within) | 0
    seen ^= (tables[segment] as Int32Array)[slot * 3] as number
  }
  return seen
}

/** Looks rows up in tables, and adds those that are new. Rows that have a place in `older` are not looked for. */
export const addRows = (
  held: Tables,
  { first, second }: RowHashes,
  length: number,
  older: Float64Array | null,
  rowSizes: Int32Array | null,
  from: number,
  { kept, rows, places }: Room,
): Found => {
  const { tables, sizes, counts } = held
  let next = from
  let count = 0
  let pairs = 0
  let read = 0
  for (let row = 0; row < length; row++) {
    if (row === read) {
      read = Math.min(length, row + ahead)
      held.seen = readAhead(held, first, row, read)
    }
    if (older !== null && (older[row] as number) >= 0) {
      rows[pairs] = row
      places[pairs++] = older[row] as number
      continue
    }
    const hash = first[row] as number
    const rest = (second[row] as number) & ~0xff
    const segment = hash >>> shift
    const used = counts[segment] as number
    let table = tables[segment] as Int32Array
    if (used >= ((sizes[segment] as number) * 3) >> 2) table = grow(held, segment)
    let at = ((((hash & mask) * (sizes[segment] as number)) / within) | 0) * 3
    for (;;) {
      const word = table[at + 1] as number
      const low = table[at + 2] as number
      if (((word & 0xff) | low) === 0) {
        const stored = next + 1
        table[at] = hash
        table[at + 1] = stored < high ? rest : rest | Math.floor(stored / high)
        table[at + 2] = stored | 0
        counts[segment] = used + 1
        kept[count++] = row
        next += rowSizes === null ? 1 : (rowSizes[row] as number)
        break
      }
      if (table[at] === hash && ((word ^ rest) & ~0xff) === 0) {
        rows[pairs] = row
        places[pairs++] = (word & 0xff) * high + (low >>> 0) - 1
        break
      }
      at += 3
      if (at === table.length) at = 0
    }
  }
  return { count, pairs, next }
}
