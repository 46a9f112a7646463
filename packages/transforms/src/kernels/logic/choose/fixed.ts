import { blockOf, blockRows, load } from '../../../bytes/blocks.js'
import { unwritten } from '../../../bytes/unwritten.js'
import { type FixedColumn, widthOf, wordsOf } from '../../../column/fixed-width.js'

// Words are chosen by a mask, without a branch that could be mispredicted: `no ^ ((no ^ yes) & mask)` is `yes` where the mask is
// -1 (all ones), and `no` where it is 0.

// Rows of single words are chosen in blocks, in constant arrays as in `bytes/blocks.ts`.

const rows = blockRows
const { left, right, made } = blockOf(1)
const chosen = new Uint8Array(rows / 8)

const chooseBlock = (count: number, behind: number): void => {
  const end = Math.min(count, rows)
  for (let row = 0; row < end; row++) {
    const mask = -(((chosen[row >> 3] as number) >> (row & 7)) & 1)
    const other = ((right[row] as number) + behind) | 0
    made[row] = other ^ ((other ^ (left[row] as number)) & mask)
  }
}

/** The words of `yes` in rows where a bit is set, those of `no` plus `behind` elsewhere, where each cell is one word. */
export const chooseOnes = (
  where: Uint8Array,
  yes: Int32Array,
  yesStep: 0 | 1,
  no: Int32Array,
  noStep: 0 | 1,
  behind: number,
  to: Int32Array,
): void => {
  const a = { words: yes, width: 1, step: yesStep }
  const b = { words: no, width: 1, step: noStep }
  for (let from = 0; from < to.length; from += rows) {
    const count = Math.min(rows, to.length - from)
    load(a, from, count, left, 1)
    load(b, from, count, right, 1)
    chosen.set(where.subarray(from >> 3, (from + count + 7) >> 3))
    chooseBlock(count, behind)
    to.set(made.subarray(0, count), from)
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
  yesStep: 0 | 1,
  no: FixedColumn,
  noStep: 0 | 1,
  length: number,
): Int32Array<ArrayBuffer> => {
  const width = widthOf(yes)
  const to = new Int32Array(unwritten(length * width * 4))
  const [a, b] = [wordsOf(yes), wordsOf(no)]
  if (width === 1) chooseOnes(where, a, yesStep, b, noStep, 0, to)
  else chooseMany(where, a, yesStep * width, b, noStep * width, to, width)
  return to
}
