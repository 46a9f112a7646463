import { bitmapBytes } from '../../bits.js'
import { areEqual, isAt, type Sought, soughtOf } from '../../text/sought.js'
import { viewOf } from '../../text/words.js'
import { blockRows } from '../blocks.js'
import type { Operand } from '../operand.js'
import { bySigns, rowSigns } from './signs.js'

type Texts = Operand<'text'>

const rows = blockRows
const signs = rowSigns
/** Where the texts of a block begin and end: those of row `i` at `i * step` and behind it. */
const ends = new Int32Array(rows + 1)
const otherEnds = new Int32Array(rows + 1)
/** The rows that are to be looked at more closely. Which ones is written down without a branch. */
const closer = new Int32Array(rows)

/** Where a text holds another: `exact` is -1 where they must be of one size, `last` where it is at the end, else 0. */
interface Place {
  readonly exact: -1 | 0
  readonly last: -1 | 0
}

/** The rows in which two texts compare so. */
type Compare = (left: Texts, right: Texts, length: number) => Uint8Array

/** The rows in which the left text holds the right one at a place. */
const held =
  (place: Place): Compare =>
  (left, right, length) => {
    const bits = new Uint8Array(bitmapBytes(length))
    const { offsets, bytes } = right.cells
    const view = viewOf(left.cells.bytes)
    if (left.step === 1 && right.step === 0) {
      const sought = soughtOf(bytes.subarray(offsets[0], offsets[1]))
      setSought(left.cells.offsets, view, sought, place, length, bits)
    } else setHeld(left, view, right, viewOf(bytes), place, length, bits)
    return bits
  }

/** As `setHeld`, of one text in all rows. */
const setSought = (
  offsets: Int32Array,
  view: DataView,
  { size, words }: Sought,
  { exact, last }: Place,
  length: number,
  bits: Uint8Array,
): void => {
  let next = offsets[0] as number
  for (let row = 0, at = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 1; row < end; row++, bit <<= 1) {
      const start = next
      next = offsets[row + 1] as number
      const longer = next - start - size
      if ((longer | (-longer & exact)) >= 0 && isAt(view, start + (longer & last), size, words)) byte |= bit
    }
    bits[at] = byte
  }
}

const setHeld = (
  { cells: { offsets }, step }: Texts,
  a: DataView,
  { cells: { offsets: others }, step: otherStep }: Texts,
  b: DataView,
  { exact, last }: Place,
  length: number,
  bits: Uint8Array,
): void => {
  for (let at = 0, row = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 1; row < end; row++, bit <<= 1) {
      const i = row * step
      const j = row * otherStep
      const start = offsets[i] as number
      const other = others[j] as number
      const size = (others[j + 1] as number) - other
      const longer = (offsets[i + 1] as number) - start - size
      if ((longer | (-longer & exact)) >= 0 && areEqual(a, start + (longer & last), b, other, size))
        byte |= bit
    }
    bits[at] = byte
  }
}

/** Negative where the first of two words is less, without a sign. */
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
 * Where the left text comes first. The first four bytes decide, or the first eight that differ of those behind them, the
 * last of which lie over the ones before.
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
const load = ({ cells: { offsets }, step }: Texts, from: number, count: number, to: Int32Array): void =>
  to.set(step === 0 ? offsets.subarray(0, 2) : offsets.subarray(from, from + count + 1))

/** The rows in which the bytes of the left text come first. */
export const lessTexts: Compare = (left, right, length) => {
  const [a, b] = [viewOf(left.cells.bytes), viewOf(right.cells.bytes)]
  return bySigns(length, (from, count) => {
    load(left, from, count, ends)
    load(right, from, count, otherEnds)
    setLess(count, a, -left.step, b, -right.step)
  })
}

/** The rows in which two texts are equal. */
export const equalTexts: Compare = held({ exact: -1, last: 0 })

/** The rows in which the left text begins with the right one. */
export const startsWith: Compare = held({ exact: 0, last: 0 })

/** The rows in which the left text ends with the right one. */
export const endsWith: Compare = held({ exact: 0, last: -1 })
