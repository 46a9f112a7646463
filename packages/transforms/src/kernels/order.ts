import type { PlainColumn } from '../column.js'

/** Compares cell `i` of one column with cell `j` of another: below, equal or above 0, in Spark's order. Nulls apart. */
export type Compare = (i: number, j: number) => number

const compareBytes = (
  left: Extract<PlainColumn, { layout: 'text' }>,
  right: Extract<PlainColumn, { layout: 'text' }>,
): Compare => {
  const { bytes: a, offsets: from } = left
  const { bytes: b, offsets: to } = right
  return (i, j) => {
    const start = from[i] ?? 0
    const other = to[j] ?? 0
    const length = (from[i + 1] ?? 0) - start
    const size = (to[j + 1] ?? 0) - other
    const shared = Math.min(length, size)
    for (let index = 0; index < shared; index++) {
      const difference = (a[start + index] ?? 0) - (b[other + index] ?? 0)
      if (difference !== 0) return difference
    }
    return length - size
  }
}

/** NaN equals NaN and lies above all numbers; -0.0 equals 0.0. */
const compareDoubles = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : -1

const bit = (bits: Uint8Array, index: number): number => ((bits[index >> 3] ?? 0) >> (index & 7)) & 1

const compareLongs = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order of two columns of one type: text by its UTF-8 bytes, false below true. */
export const order = (left: PlainColumn, right: PlainColumn): Compare => {
  if (left.layout === 'text' && right.layout === 'text') return compareBytes(left, right)
  if (left.layout === 'int' && right.layout === 'int') {
    const { values: a } = left
    const { values: b } = right
    return (i, j) => (a[i] ?? 0) - (b[j] ?? 0)
  }
  if (left.layout === 'long' && right.layout === 'long') {
    const { values: a } = left
    const { values: b } = right
    return (i, j) => compareLongs(a[i] ?? 0n, b[j] ?? 0n)
  }
  if (left.layout === 'double' && right.layout === 'double') {
    const { values: a } = left
    const { values: b } = right
    return (i, j) => compareDoubles(a[i] ?? 0, b[j] ?? 0)
  }
  if (left.layout === 'decimal' && right.layout === 'decimal') {
    const { words: a } = left
    const { words: b } = right
    return (i, j) =>
      compareLongs(a[2 * i + 1] ?? 0n, b[2 * j + 1] ?? 0n) ||
      compareLongs(BigInt.asUintN(64, a[2 * i] ?? 0n), BigInt.asUintN(64, b[2 * j] ?? 0n))
  }
  if (left.layout === 'boolean' && right.layout === 'boolean')
    return (i, j) => bit(left.bits, i) - bit(right.bits, j)
  throw new TypeError(`columns of layout ${left.layout} and ${right.layout} have no common order`)
}
