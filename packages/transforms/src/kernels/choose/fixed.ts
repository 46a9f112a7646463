import { isSet } from '../../bits.js'
import { type FixedColumn, widthOf, wordsOf } from '../../fixed.js'

// Words are chosen by a mask, without a branch that could be guessed wrong.

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

const choosePairs = (
  where: Uint8Array,
  a: Int32Array,
  s: number,
  b: Int32Array,
  t: number,
  to: Int32Array,
): void => {
  for (let row = 0, at = 0; at < to.length; row++, at += 2) {
    const mask = -(((where[row >> 3] as number) >> (row & 7)) & 1)
    const [i, j] = [row * s, row * t]
    const low = b[j] as number
    const high = b[j + 1] as number
    to[at] = low ^ ((low ^ (a[i] as number)) & mask)
    to[at + 1] = high ^ ((high ^ (a[i + 1] as number)) & mask)
  }
}

const chooseFours = (
  where: Uint8Array,
  a: Int32Array,
  s: number,
  b: Int32Array,
  t: number,
  to: Int32Array,
): void => {
  for (let row = 0; row * 4 < to.length; row++) {
    const isYes = isSet(where, row)
    const from = isYes ? a : b
    const at = isYes ? row * s : row * t
    for (let word = 0; word < 4; word++) to[row * 4 + word] = from[at + word] as number
  }
}

const chooses: Readonly<Record<number, typeof chooseOnes>> = { 1: chooseOnes, 2: choosePairs, 4: chooseFours }

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
  chooses[width]?.(where, wordsOf(yes), yesStep * width, wordsOf(no), noStep * width, to)
  return to
}
