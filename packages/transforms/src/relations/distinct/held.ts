import { wordValues } from '../../bytes/words.js'
import { fillSlot, isFree, restOf, segmentOf, segments, slotOf, width } from './slots.js'

/**
 * Rows in memory, in the order in which they came: their hashes and places. A table of a power of two slots finds them:
 * a slot has the number of a row and 1 in its low bits, and in those above them the same bits of the hash's second word;
 * 0 is free. It is small, so most of it stays near.
 */
export interface Held {
  count: number
  table: Int32Array
  first: Int32Array
  second: Int32Array
  /** Of each place the low 32 bits, and the 8 above. */
  low: Int32Array
  high: Uint8Array
  /** What was read ahead: written down, so that it is read. */
  seen: number
}

const leastSlots = 1 << 10

/** The most rows that a hash table holds: three for four slots. */
export const mostRowsOf = (slots: number): number => slots - (slots >> 2)

/** No rows, with room for some. */
export const holdNone = (length: number): Held => {
  let slots = leastSlots
  while (mostRowsOf(slots) < length) slots *= 2
  return {
    count: 0,
    table: new Int32Array(slots),
    first: new Int32Array(length),
    second: new Int32Array(length),
    low: new Int32Array(length),
    high: new Uint8Array(length),
    seen: 0,
  }
}

const longer = (array: Int32Array, length: number): Int32Array => {
  const more = new Int32Array(length)
  more.set(array)
  return more
}

const many = 1 << 20

/** Makes room for more rows: twice as much, or half as much again where there is much already. */
export const makeRoom = (held: Held, more: number): void => {
  const need = held.count + more
  const { length } = held.first
  if (need <= length) return
  const room = Math.max(need, length + (length < many ? length : length >> 1))
  held.first = longer(held.first, room)
  held.second = longer(held.second, room)
  held.low = longer(held.low, room)
  const high = new Uint8Array(room)
  high.set(held.high)
  held.high = high
}

/** A table of twice as many slots. */
export const doubleTable = (held: Held): Int32Array => {
  const { first, second, count } = held
  const table = new Int32Array(held.table.length * 2)
  const mask = table.length - 1
  for (let row = 0; row < count; row++) {
    let at = (first[row] as number) & mask
    while (table[at] !== 0) at = (at + 1) & mask
    table[at] = ((second[row] as number) & ~mask) | (row + 1)
  }
  held.table = table
  return table
}

/** The rows as tables of `slots.ts`, one for each segment: for a store. */
export const tablesOf = ({ first, second, low, high, count }: Held): readonly Int32Array[] => {
  const counts = new Int32Array(segments)
  for (let row = 0; row < count; row++) {
    const segment = segmentOf(first[row] as number)
    counts[segment] = (counts[segment] as number) + 1
  }
  const tables = Array.from(counts, (rows) => new Int32Array((rows + (rows >> 1) + 4) * width))
  for (let row = 0; row < count; row++) {
    const hash = first[row] as number
    const table = tables[segmentOf(hash)] as Int32Array
    let at = slotOf(hash, table.length / width) * width
    while (!isFree(table, at)) at = at + width === table.length ? 0 : at + width
    fillSlot(table, at, hash, restOf(second[row] as number), placeOf(low, high, row))
  }
  return tables
}

const placeOf = (low: Int32Array, high: Uint8Array, row: number): number =>
  (high[row] as number) * wordValues + ((low[row] as number) >>> 0)
