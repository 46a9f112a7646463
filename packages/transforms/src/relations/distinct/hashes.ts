import type { ArrowColumn } from '../../column/column.js'
import { type HashWords, mixIn, newHashWords } from './mix.js'
import { cellWords } from './words.js'

/** 64 bits for each row, spread evenly. */
export type RowHashes = HashWords

/** Room for hashes, used again where they are not wanted any more. */
export interface HashRoom {
  readonly rows: HashWords
  readonly cells: HashWords
}

/** Room for the hashes of `length` rows. */
export const hashRoom = (length: number): HashRoom => ({
  rows: newHashWords(length),
  cells: newHashWords(length),
})

const spread = ({ first, second }: HashWords, length: number): void => {
  for (let index = 0; index < length; index++) {
    let x = first[index] as number
    let y = second[index] as number
    x = Math.imul(x ^ (x >>> 16) ^ y, 0x7feb352d)
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b | 0)
    y = Math.imul(y ^ (y >>> 16) ^ x, 0x21f0aaad)
    y = Math.imul(y ^ (y >>> 15), 0x735a2d97)
    first[index] = x ^ (x >>> 16)
    second[index] = y ^ (y >>> 15)
  }
}

/**
 * A hash of each row. Rows that Spark's DISTINCT calls equal have equal hashes, however their columns are laid out,
 * once `normal` has made one of all zeros and one of all NaNs. Looks at nothing but the columns: any thread may do it.
 */
export const rowHashes = (columns: readonly ArrowColumn[], length: number, room?: HashRoom): RowHashes => {
  const enough = room !== undefined && room.rows.first.length >= length
  const { rows, cells } = enough ? room : hashRoom(length)
  if (enough) {
    rows.first.fill(0, 0, length)
    rows.second.fill(0, 0, length)
  }
  for (const column of columns) mixIn(rows, cellWords(column, 0, length, cells), length)
  spread(rows, length)
  return rows
}
