import type { RowHashes } from './hashes.js'

/** What a batch came to: `count` rows were new; `pairs` rows have the hash of a row before, whose place is beside. */
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
  /** Looks up a batch, and adds what is new at the places from `next` on, each `sizes[row]` (or 1) after the last. */
  readonly add: (
    hashes: RowHashes,
    length: number,
    sizes: Int32Array | null,
    next: number,
    room: Room,
  ) => Found
}

const segmentBits = 6
const segments = 1 << segmentBits
const within = 1 << (32 - segmentBits)
const high = 0x100000000

/** Slots of three words: 32 bits of hash; 24 bits more, and the high 8 of the place; its low 32. All 0 is free. */
const width = 3

const slotOf = (hash: number, size: number): number => (((hash & (within - 1)) * size) / within) | 0

const place = (table: Int32Array, size: number, hash: number, check: number, low: number): void => {
  let at = slotOf(hash, size) * width
  const end = size * width
  while ((table[at + 2] ?? 0) !== 0 || ((table[at + 1] ?? 0) & 0xff) !== 0) {
    at += width
    if (at === end) at = 0
  }
  table[at] = hash
  table[at + 1] = check
  table[at + 2] = low
}

const moved = (old: Int32Array, size: number): Int32Array => {
  const table = new Int32Array(size * width)
  for (let at = 0; at < old.length; at += width) {
    const check = old[at + 1] ?? 0
    const low = old[at + 2] ?? 0
    if (low !== 0 || (check & 0xff) !== 0) place(table, size, old[at] ?? 0, check, low)
  }
  return table
}

/** Three quarters full at most, half or more when large. */
const room = (size: number): number => (size * 3) >> 2

/** An open-addressing table in segments that grow one by one, in the order of their hashes: 16 to 24 bytes a row. */
export const rowsIndex = (): RowsIndex => {
  const tables: Int32Array[] = []
  const sizes = new Int32Array(segments)
  const counts = new Int32Array(segments)
  const grow = (segment: number, size: number): Int32Array => {
    const table = moved(tables[segment] ?? new Int32Array(0), size)
    tables[segment] = table
    sizes[segment] = size
    return table
  }
  const start = (length: number): void => {
    const size = Math.max(16, Math.ceil((length * 1.5) / segments))
    for (let segment = 0; segment < segments; segment++) grow(segment, size)
  }
  const add: RowsIndex['add'] = (hashes, length, rowSizes, from, { kept, rows, places }) => {
    if (tables.length === 0) start(length)
    const { first, second } = hashes
    let next = from
    let count = 0
    let pairs = 0
    for (let row = 0; row < length; row++) {
      const hash = first[row] ?? 0
      const rest = (second[row] ?? 0) & ~0xff
      const segment = hash >>> (32 - segmentBits)
      let size = sizes[segment] ?? 0
      let table = tables[segment] ?? grow(segment, size)
      if ((counts[segment] ?? 0) >= room(size)) {
        size += size < 4096 ? size : size >> 1
        table = grow(segment, size)
      }
      let at = slotOf(hash, size) * width
      const end = size * width
      for (;;) {
        const low = table[at + 2] ?? 0
        const check = table[at + 1] ?? 0
        if (low === 0 && (check & 0xff) === 0) {
          const stored = next + 1
          table[at] = hash
          table[at + 1] = rest | Math.floor(stored / high)
          table[at + 2] = stored | 0
          counts[segment] = (counts[segment] ?? 0) + 1
          kept[count++] = row
          next += rowSizes === null ? 1 : (rowSizes[row] ?? 0)
          break
        }
        if (table[at] === hash && (check & ~0xff) === rest) {
          rows[pairs] = row
          places[pairs++] = (check & 0xff) * high + (low >>> 0) - 1
          break
        }
        at += width
        if (at === end) at = 0
      }
    }
    return { count, pairs, next }
  }
  return { add }
}
