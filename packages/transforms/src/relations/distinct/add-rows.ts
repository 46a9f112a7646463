import { wordValues } from '../../bytes/words.js'
import type { Found, Room } from './found.js'
import type { RowHashes } from './hashes.js'
import { doubleTable, type Held, makeRoom, mostRowsOf } from './held.js'

/** Rows whose slots are read before any is used: memory then fetches them side by side. */
const ahead = 128

const readAhead = (table: Int32Array, first: Int32Array, from: number, to: number): number => {
  const mask = table.length - 1
  let all = 0
  for (let row = from; row < to; row++) all ^= table[(first[row] as number) & mask] as number
  return all
}

/** The bits of a hash's second word that a store does not hold; so they tell no rows apart in memory either. */
const unseen = 0xff

/** Looks rows up, and adds those that are new. Rows that have a place in `older` are not looked for. */
export const addRows = (
  held: Held,
  { first, second }: RowHashes,
  length: number,
  older: Float64Array | null,
  sizes: Int32Array | null,
  from: number,
  { kept, rows, places }: Room,
): Found => {
  makeRoom(held, length)
  const { first: firsts, second: seconds, low, high } = held
  let { table, count: row } = held
  let mask = table.length - 1
  let most = mostRowsOf(table.length)
  let next = from
  let count = 0
  let pairs = 0
  let read = 0
  for (let index = 0; index < length; index++) {
    if (index === read) {
      read = Math.min(length, index + ahead)
      held.seen ^= readAhead(table, first, index, read)
    }
    if (older !== null && (older[index] as number) >= 0) {
      rows[pairs] = index
      places[pairs++] = older[index] as number
      continue
    }
    if (row >= most) {
      held.count = row
      table = doubleTable(held)
      mask = table.length - 1
      most = mostRowsOf(table.length)
    }
    const hash = first[index] as number
    const rest = (second[index] as number) & ~unseen
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = table[at] as number
      if (slot === 0) {
        firsts[row] = hash
        seconds[row] = rest
        low[row] = next | 0
        if (next >= wordValues) high[row] = Math.floor(next / wordValues)
        table[at] = (rest & ~mask) | ++row
        kept[count++] = index
        next += sizes === null ? 1 : (sizes[index] as number)
        break
      }
      if (((slot ^ rest) & ~mask) !== 0) continue
      const same = (slot & mask) - 1
      if (firsts[same] === hash && seconds[same] === rest) {
        rows[pairs] = index
        places[pairs++] = (high[same] as number) * wordValues + ((low[same] as number) >>> 0)
        break
      }
    }
  }
  held.count = row
  return { count, pairs, next }
}
