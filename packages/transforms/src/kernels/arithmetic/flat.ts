import type { Halves } from '../../longs.js'
import type { Quads } from '../../small.js'

// Loops without branches, over rows of which nearly all fit. Each says by a bit whether some row may not: then the
// rows are computed anew, one by one. `step` counts words, and is 0 where one cell stands for all rows; `flip` is -1
// where the right number is taken away, as its complement and one more.

/** Sums of ints; the result is negative where one does not fit. */
export const addInts = (
  a: Int32Array,
  step: number,
  b: Int32Array,
  other: number,
  flip: 0 | -1,
  to: Int32Array,
): number => {
  let over = 0
  for (let row = 0, i = 0, j = 0; row < to.length; row++, i += step, j += other) {
    const x = a[i] as number
    const y = (b[j] as number) ^ flip
    const sum = (x + y + (flip & 1)) | 0
    to[row] = sum
    over |= (x ^ sum) & (y ^ sum)
  }
  return over
}

/** Sums of longs; the result is negative where one does not fit. */
export const addLongs = (
  a: Halves,
  step: number,
  b: Halves,
  other: number,
  flip: 0 | -1,
  to: Halves,
): number => {
  let over = 0
  for (let at = 0, i = 0, j = 0; at < to.length; at += 2, i += step, j += other) {
    const low = a[i] as number
    const high = a[i + 1] as number
    const less = (b[j] as number) ^ flip
    const more = (b[j + 1] as number) ^ flip
    const sum = (low + less + (flip & 1)) | 0
    const top = (high + more + (((low & less) | ((low | less) & ~sum)) >>> 31)) | 0
    to[at] = sum
    to[at + 1] = top
    over |= (high ^ top) & (more ^ top)
  }
  return over
}

/** Sums of 128-bit numbers that fit in 64 bits, and whose sums do; the result is not 0 where some do not. */
export const addNarrow = (
  a: Quads,
  step: number,
  b: Quads,
  other: number,
  flip: 0 | -1,
  to: Quads,
): number => {
  let over = 0
  let wide = 0
  for (let at = 0, i = 0, j = 0; at < to.length; at += 4, i += step, j += other) {
    const low = a[i] as number
    const high = a[i + 1] as number
    const less = (b[j] as number) ^ flip
    const more = (b[j + 1] as number) ^ flip
    const sum = (low + less + (flip & 1)) | 0
    const top = (high + more + (((low & less) | ((low | less) & ~sum)) >>> 31)) | 0
    const sign = top >> 31
    to[at] = sum
    to[at + 1] = top
    to[at + 2] = sign
    to[at + 3] = sign
    over |= (high ^ top) & (more ^ top)
    wide |= ((high >> 31) ^ (a[i + 2] as number)) | ((high >> 31) ^ (a[i + 3] as number))
    wide |= ((more >> 31) ^ flip ^ (b[j + 2] as number)) | ((more >> 31) ^ flip ^ (b[j + 3] as number))
  }
  return wide | (over & 0x80000000)
}

/** Products of ints that fit; the result is not 0 where some do not. */
export const multiplyInts = (
  a: Int32Array,
  step: number,
  b: Int32Array,
  other: number,
  to: Int32Array,
): number => {
  let lost = 0
  for (let row = 0, i = 0, j = 0; row < to.length; row++, i += step, j += other) {
    const x = a[i] as number
    const y = b[j] as number
    const product = Math.imul(x, y)
    to[row] = product
    if (x * y !== product) lost = 1
  }
  return lost
}
