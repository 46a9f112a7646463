import { blockRows } from '../../bytes/blocks.js'
import { viewOf } from '../../bytes/words.js'
import type { CompareTexts, TextOperand } from './match-texts.js'
import { bySigns, rowSigns } from './sign-bits.js'

const rows = blockRows
const signs = rowSigns
/** The offsets of a block's texts: row `i` is from `ends[i * step]` to `ends[i * step + 1]`. */
const ends = new Int32Array(rows + 1)
const otherEnds = new Int32Array(rows + 1)
/** The selection vector of the rows whose first four bytes are equal. It is collected without a branch. */
const closer = new Int32Array(rows)

/** Negative where x is less than y, both unsigned: y alone has the highest bit, or it is the same and x - y is negative. */
const isBelow = (x: number, y: number): number => (~x & y) | (~(x ^ y) & (x - y))

/** Negative where the bytes at one place come before those at another, one by one. */
const byBytes = (a: DataView, i: number, b: DataView, j: number, size: number): number => {
  for (let at = 0; at < size; at++) {
    const difference = a.getUint8(i + at) - b.getUint8(j + at)
    if (difference !== 0) return difference
  }
  return 0
}

/** As `byBytes`, of four bytes. */
const byWord = (a: DataView, i: number, b: DataView, j: number): number => {
  const x = a.getInt32(i)
  const y = b.getInt32(j)
  return x === y ? 0 : isBelow(x, y) | 1
}

/**
 * Sets a negative sign where the left text comes first. The first four bytes decide; where they are equal, the first eight
 * bytes behind them that differ. The last eight end where the shorter text does: texts of 14 bytes are compared at 0 (four
 * bytes), at 4 and at 6. Where all are equal, the shorter text comes first. Texts shorter than 8 are compared byte by byte.
 */
const setLess = (count: number, a: DataView, s: number, b: DataView, t: number): void => {
  const end = Math.min(count, rows)
  let close = 0
  for (let row = 0; row < end; row++) {
    const from = row & s
    const to = row & t
    const i = ends[from] as number
    const j = otherEnds[to] as number
    const size = ((ends[from + 1] as number) - i) | 0
    const other = ((otherEnds[to + 1] as number) - j) | 0
    const shared = size < other ? size : other
    if (shared < 8) signs[row * 2 + 1] = byBytes(a, i, b, j, shared) || size - other
    else {
      const x = a.getInt32(i)
      const y = b.getInt32(j)
      signs[row * 2 + 1] = isBelow(x, y)
      const differ = x ^ y
      closer[close] = row
      close += ~(differ | -differ) >>> 31
    }
  }
  for (let index = 0; index < close; index++) {
    const row = closer[index] as number
    const i = ends[row & s] as number
    const j = otherEnds[row & t] as number
    const size = ((ends[(row & s) + 1] as number) - i) | 0
    const other = ((otherEnds[(row & t) + 1] as number) - j) | 0
    const last = (size < other ? size : other) - 8
    let at = 4
    while (
      at < last &&
      ((a.getInt32(i + at, true) ^ b.getInt32(j + at, true)) |
        (a.getInt32(i + at + 4, true) ^ b.getInt32(j + at + 4, true))) ===
        0
    )
      at += 8
    if (at > last) at = last
    signs[row * 2 + 1] = byWord(a, i + at, b, j + at) || byWord(a, i + at + 4, b, j + at + 4) || size - other
  }
}

/** The cells from a place on, or the only one. */
const load = ({ cells: { offsets }, step }: TextOperand, from: number, count: number, to: Int32Array): void =>
  to.set(step === 0 ? offsets.subarray(0, 2) : offsets.subarray(from, from + count + 1))

/** The rows in which the bytes of the left text come first. */
export const lessTexts: CompareTexts = (left, right, length) => {
  const [a, b] = [viewOf(left.cells.bytes), viewOf(right.cells.bytes)]
  return bySigns(length, (from, count) => {
    load(left, from, count, ends)
    load(right, from, count, otherEnds)
    setLess(count, a, -left.step, b, -right.step)
  })
}
