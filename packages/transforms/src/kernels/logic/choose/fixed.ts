import { type FixedColumn, widthOf, wordsOf } from '../../../column/fixed-width.js'

// Words are chosen by a mask, without a branch that could be mispredicted: `no ^ ((no ^ yes) & mask)` is `yes` where the mask is
// -1 (all ones), and `no` where it is 0.

const chooseOnes = (
  where: Uint8Array,
  a: Int32Array,
  s: number,
  b: Int32Array,
  t: number,
  to: Int32Array,
): void => {
  for (let row = 0; row < to.length; row++) {
    const mask = -(((where[row >> 3] as number) >> (row & 7)) & 1)
    const other = b[row * t] as number
    to[row] = other ^ ((other ^ (a[row * s] as number)) & mask)
  }
}

const chooseMany = (
  where: Uint8Array,
  a: Int32Array,
  s: number,
  b: Int32Array,
  t: number,
  to: Int32Array,
  width: number,
): void => {
  for (let at = 0, row = 0; at < to.length; row++) {
    const mask = -(((where[row >> 3] as number) >> (row & 7)) & 1)
    for (let word = 0; word < width; word++, at++) {
      const other = b[row * t + word] as number
      to[at] = other ^ ((other ^ (a[row * s + word] as number)) & mask)
    }
  }
}

/** The words of `yes` in rows where a bit is set, those of `no` elsewhere. Steps count cells. */
export const chooseWords = (
  where: Uint8Array,
  yes: FixedColumn,
  yesStep: number,
  no: FixedColumn,
  noStep: number,
  length: number,
): Int32Array<ArrayBuffer> => {
  const width = widthOf(yes)
  const to = new Int32Array(length * width)
  const choose = width === 1 ? chooseOnes : chooseMany
  choose(where, wordsOf(yes), yesStep * width, wordsOf(no), noStep * width, to, width)
  return to
}
