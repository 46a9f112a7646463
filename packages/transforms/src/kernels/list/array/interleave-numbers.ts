import { load } from '../../../bytes/blocks.js'
import type { Validity } from '../../../column/column.js'
import { type FixedColumn, ofWords, widthOf } from '../../../column/fixed-width.js'
import { type CellsOperand, wordsOfCells } from '../../shared/operand.js'

// Rows are put together in blocks, in constant arrays of this file, as sums are: see `blocks.ts`.

/** The words of a block. */
const room = 8_192

/** The most operands, of four words each, of which a row fits in a block. */
export const mostOperands: number = room / 4

const cells = new Int32Array(room)
const made = new Int32Array(room)
const longCells = new BigInt64Array(cells.buffer)
const longMade = new BigInt64Array(made.buffer)

/** Puts `count` cells into rows of `size` cells, each at `place` of its row. */
type Spread = (count: number, size: number, place: number, width: number) => void

const spreadWords: Spread = (count, size, place, width) => {
  const end = Math.min(count * width, room)
  const step = (size - 1) * width
  for (let from = 0, at = place * width; from < end; at += step)
    for (let word = 0; word < width; word++) made[at++] = cells[from++] as number
}

/** As `spreadWords`, for cells of two words: a bigint is a register here, and has the bits of any double. */
const spreadPairs: Spread = (count, size, place) => {
  const end = Math.min(count, room / 2)
  for (let row = 0, at = place; row < end; row++, at += size) longMade[at] = longCells[row] as bigint
}

/** Words of one cell of each operand, row by row: of at most `mostOperands`. */
export const interleaveFixed = (
  like: FixedColumn,
  operands: readonly CellsOperand[],
  length: number,
  validity: Validity,
): FixedColumn => {
  const size = operands.length
  const width = widthOf(like)
  const spread = width === 2 ? spreadPairs : spreadWords
  const words = new Int32Array(length * size * width)
  const rows = Math.floor(room / (size * width))
  for (let from = 0; from < length; from += rows) {
    const count = Math.min(rows, length - from)
    for (let place = 0; place < size; place++) {
      load(wordsOfCells(operands[place] as CellsOperand<typeof like.layout>), from, count, cells, width)
      spread(count, size, place, width)
    }
    words.set(made.subarray(0, count * size * width), from * size * width)
  }
  return ofWords(like, words, length * size, validity)
}
