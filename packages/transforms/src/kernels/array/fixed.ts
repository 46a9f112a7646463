import type { Validity } from '../../column.js'
import { type FixedColumn, isFixed, ofWords, widthOf, wordsOf } from '../../fixed.js'
import type { Operand } from '../operand.js'

// Rows are put together in blocks, in constant arrays of this file, as sums are: see `arithmetic/blocks.ts`.

/** The words of a block. */
const room = 8_192

/** So many operands at the most, of four words each, have a row in a block. */
export const mostOperands: number = room / 4

const cells = new Int32Array(room)
const made = new Int32Array(room)
const longCells = new BigInt64Array(cells.buffer)
const longMade = new BigInt64Array(made.buffer)

/** Puts so many cells of one word into every row of `size`, from a place on. */
const spreadWords = (count: number, size: number, place: number): void => {
  const end = Math.min(count, room)
  for (let row = 0, at = place; row < end; row++, at += size) made[at] = cells[row] as number
}

/** As `spreadWords`, for cells of two words: a bigint is a register here, and has the bits of any double. */
const spreadPairs = (count: number, size: number, place: number): void => {
  const end = Math.min(count, room / 2)
  for (let row = 0, at = place; row < end; row++, at += size) longMade[at] = longCells[row] as bigint
}

const spreadFours = (count: number, size: number, place: number): void => {
  const end = Math.min(count, room / 4)
  for (let row = 0, at = place * 2; row < end; row++, at += size * 2) {
    longMade[at] = longCells[row * 2] as bigint
    longMade[at + 1] = longCells[row * 2 + 1] as bigint
  }
}

const spreads: Readonly<Record<number, typeof spreadWords>> = {
  1: spreadWords,
  2: spreadPairs,
  4: spreadFours,
}

/** Writes some rows of one operand to the block's cells. */
const load = ({ cells: column, step }: Operand, from: number, count: number, width: number): void => {
  if (!isFixed(column)) return
  const words = wordsOf(column)
  if (step === 1) cells.set(words.subarray(from * width, (from + count) * width))
  else for (let at = 0; at < count * width; at++) cells[at] = words[at % width] as number
}

/** Words of one cell of each operand, row by row: of at most `mostOperands`. */
export const interleaveFixed = (
  like: FixedColumn,
  operands: readonly Operand[],
  length: number,
  validity: Validity,
): FixedColumn => {
  const size = operands.length
  const width = widthOf(like)
  const spread = spreads[width] as typeof spreadWords
  const words = new Int32Array(length * size * width)
  const rows = Math.floor(room / (size * width))
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from)
    for (let place = 0; place < size; place++) {
      load(operands[place] as Operand, from, count, width)
      spread(count, size, place)
    }
    words.set(made.subarray(0, count * size * width), from * size * width)
  }
  return ofWords(like, words, length * size, validity)
}
