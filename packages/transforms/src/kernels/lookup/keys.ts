import { isSet } from '../../bytes/bitmap.js'
import { areEqual } from '../../bytes/equal.js'
import { hashBytes } from '../../bytes/hash.js'
import { viewOf } from '../../bytes/words.js'
import type { TextColumn, Validity } from '../../column/column.js'
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

/** A hash table of keys, which differ from each other. */
export interface Keys {
  readonly view: DataView
  /**
   * With linear probing, eight numbers for each slot: the place of a key, or -1; where it begins; its size; and, of a key of 4 to
   * 16 bytes, four words that hold all of it. Those begin at the front, and end at the end: `abcdefghij` is `abcd`, `efgh`,
   * `cdef` and `ghij`, and `abcdef` twice `abcd` and twice `cdef`.
   */
  readonly slots: Int32Array
}

const width = 8
const factor = 0x9e3779b1

const isShort = (size: number): boolean => size >= 4 && size <= 16

/** A hash of four words and a size. */
const hashWords = (size: number, a: number, b: number, c: number, d: number): number => {
  const front = Math.imul(a ^ size, factor) ^ b
  const hash = Math.imul(Math.imul(front, factor) ^ Math.imul(c, factor) ^ d, factor)
  return hash ^ (hash >>> 15)
}

/** The hash table of some keys. */
export const keyTableOf = ({ view, starts, size: all }: ByteCells, count: number): Keys => {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)) * width).fill(-1)
  const mask = slots.length - 1
  for (let key = 0; key < count; key++) {
    const start = starts === null ? key * all : (starts[key] as number)
    const size = starts === null ? all : (starts[key + 1] as number) - start
    const step = size >= 8 ? 4 : 0
    const last = start + size - 4
    const places = isShort(size) ? [start, start + step, last - step, last] : []
    const [a = 0, b = 0, c = 0, d = 0] = places.map((at) => view.getInt32(at, true))
    const hash = isShort(size) ? hashWords(size, a, b, c, d) : hashBytes(view, start, size)
    let at = (hash * width) & mask
    while (slots[at] !== -1) at = (at + width) & mask
    slots.set([key, start, size, a, b, c, d], at)
  }
  return { view, slots }
}

/** The place of a key by its bytes, or -1. */
const findBytes = ({ view: keys, slots }: Keys, view: DataView, start: number, size: number): number => {
  const mask = slots.length - 1
  for (let at = (hashBytes(view, start, size) * width) & mask; ; at = (at + width) & mask) {
    const key = slots[at] as number
    if (key < 0 || (slots[at + 2] === size && areEqual(view, start, keys, slots[at + 1] as number, size)))
      return key
  }
}

/** The place of a key of 4 to 16 bytes by its words, or -1. */
const findShort = (slots: Int32Array, view: DataView, start: number, size: number): number => {
  const mask = slots.length - 1
  const step = size >= 8 ? 4 : 0
  const last = start + size - 4
  const a = view.getInt32(start, true)
  const b = view.getInt32(start + step, true)
  const c = view.getInt32(last - step, true)
  const d = view.getInt32(last, true)
  for (let at = (hashWords(size, a, b, c, d) * width) & mask; ; at = (at + width) & mask) {
    const key = slots[at] as number
    if (key < 0) return -1
    const odd = ((slots[at + 2] as number) ^ size) | ((slots[at + 3] as number) ^ a)
    if (
      (odd |
        ((slots[at + 4] as number) ^ b) |
        ((slots[at + 5] as number) ^ c) |
        ((slots[at + 6] as number) ^ d)) ===
      0
    )
      return key
  }
}

/** Writes the place of each cell among the keys; -1 where it is none, or null. */
export const findKeys = (
  keys: Keys,
  { view, starts, size: all }: ByteCells,
  validity: Validity,
  to: Int32Array,
): void => {
  const { slots } = keys
  for (let index = 0; index < to.length; index++) {
    const start = starts === null ? index * all : (starts[index] as number)
    const size = starts === null ? all : (starts[index + 1] as number) - start
    to[index] =
      validity !== null && !isSet(validity, index)
        ? -1
        : isShort(size)
          ? findShort(slots, view, start, size)
          : findBytes(keys, view, start, size)
  }
}
