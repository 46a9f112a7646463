import { bitmapBytes } from '../../bytes/bitmap.js'
import { blockRows } from '../../bytes/blocks.js'

const rows = blockRows

/** Two words for each row of a block: the sign of the second one is the row's answer. */
export const rowSigns: Int32Array<ArrayBuffer> = new Int32Array(rows * 2)

const signs = rowSigns
const bits = new Int32Array(rows / 32)

/**
 * Packs the signs into bits, 32 rows a word. Each sign is put in at bit 31, and the bits before move down by one: after 32
 * rows the first row's sign is bit 0.
 */
const pack = (count: number): void => {
  const end = Math.min(count, rows) * 2
  for (let from = 1, at = 0; from < end; at++) {
    let word = 0
    for (const stop = Math.min(from + 64, rows * 2); from < stop; from += 2)
      word = (word >>> 1) | ((signs[from] as number) & 0x80000000)
    bits[at] = word
  }
}

/** The answers for all rows as a bitmap. `set` sets the signs of a block: of `count` rows from row `from` on. */
export const bySigns = (length: number, set: (from: number, count: number) => void): Uint8Array => {
  const all = new Int32Array((length + 31) >>> 5)
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from)
    set(from, count)
    pack(count)
    all.set(bits.subarray(0, (count + 31) >>> 5), from >>> 5)
  }
  return new Uint8Array(all.buffer, 0, bitmapBytes(length))
}
