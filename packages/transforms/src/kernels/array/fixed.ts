import type { Validity } from '../../column.js'
import { type FixedColumn, isFixed, ofWords, widthOf, wordsOf } from '../../fixed.js'
import type { Operand } from '../operand.js'

const spreadOnes = (
  words: Int32Array,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Int32Array,
): void => {
  for (let row = 0, at = place; row < length; row++, at += size) to[at] = words[row * step] as number
}

const spreadPairs = (
  words: Int32Array,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Int32Array,
): void => {
  for (let row = 0, at = place * 2; row < length; row++, at += size * 2) {
    const from = row * step * 2
    to[at] = words[from] as number
    to[at + 1] = words[from + 1] as number
  }
}

const spreadFours = (
  words: Int32Array,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Int32Array,
): void => {
  for (let row = 0, at = place * 4; row < length; row++, at += size * 4)
    for (let word = 0; word < 4; word++) to[at + word] = words[row * step * 4 + word] as number
}

const spreads: Readonly<Record<number, typeof spreadOnes>> = { 1: spreadOnes, 2: spreadPairs, 4: spreadFours }

/** Words of one cell of each operand, row by row. */
export const interleaveFixed = (
  like: FixedColumn,
  operands: readonly Operand[],
  length: number,
  validity: Validity,
): FixedColumn => {
  const size = operands.length
  const width = widthOf(like)
  const words = new Int32Array(length * size * width)
  for (const [place, { cells, step }] of operands.entries())
    if (isFixed(cells)) spreads[width]?.(wordsOf(cells), step, size, place, length, words)
  return ofWords(like, words, length * size, validity)
}
