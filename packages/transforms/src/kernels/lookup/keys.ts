import { areEqual } from '../../bytes/equal.js'
import { hashBytes } from '../../bytes/hash.js'
import { viewOf } from '../../bytes/words.js'
import type { TextColumn } from '../../column/column.js'
import { type FixedColumn, widthOf, wordsOf } from '../../column/fixed-width.js'

/** Cells as bytes: cell `i` is those from `starts[i]` to `starts[i + 1]`, or `size` bytes from `i * size` on. */
export interface ByteCells {
  readonly view: DataView
  readonly starts: Int32Array | null
  readonly size: number
}

/** The cells of text, or of numbers and times, as bytes. */
export const byteCellsOf = (column: TextColumn | FixedColumn): ByteCells => {
  if (column.layout === 'text') return { view: viewOf(column.bytes), starts: column.offsets, size: 0 }
  const { buffer, byteOffset, byteLength } = wordsOf(column)
  return { view: new DataView(buffer, byteOffset, byteLength), starts: null, size: 4 * widthOf(column) }
}

/** Finds the place of a key among the keys, or -1. */
export type FindKey = (view: DataView, start: number, size: number) => number

/** A hash table of keys, which differ from each other. */
export const findKeys = ({ view, starts, size }: ByteCells, count: number): FindKey => {
  const startOf = (key: number): number => (starts === null ? key * size : (starts[key] as number))
  const sizeOf = (key: number): number => startOf(key + 1) - startOf(key)
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1))).fill(-1)
  const mask = slots.length - 1
  for (let key = 0; key < count; key++) {
    let slot = hashBytes(view, startOf(key), sizeOf(key)) & mask
    while (slots[slot] !== -1) slot = (slot + 1) & mask
    slots[slot] = key
  }
  return (other, start, length) => {
    for (let slot = hashBytes(other, start, length) & mask; ; slot = (slot + 1) & mask) {
      const key = slots[slot] as number
      if (key < 0) return -1
      if (sizeOf(key) === length && areEqual(other, start, view, startOf(key), length)) return key
    }
  }
}
