import { types } from '@lockstep/schema'
import { clearBit } from '../../bytes/bitmap.js'
import type { BlockWords } from '../../bytes/blocks.js'
import { unwritten } from '../../bytes/unwritten.js'
import { openBits } from '../../column/column.js'
import { halvesOf, nearest } from '../../numbers/int64.js'
import { longProduct } from '../../numbers/small-int128.js'
import { intToLong } from '../cast/between-numbers.js'
import type { ComputeTwo } from '../shared/apply.js'
import { bothRows, type CellsOperand, columnAs, operandAs, wordsOfCells } from '../shared/operand.js'
import { setInts } from './ints.js'
import { setLongs } from './longs.js'
import type { Arithmetic } from './operation.js'

/** Arithmetic on ints; what does not fit is null. */
export const intArithmetic =
  (what: Arithmetic): ComputeTwo =>
  (left, right, length) => {
    const a = wordsOfCells(operandAs(left, 'int'))
    const b = wordsOfCells(operandAs(right, 'int'))
    const values = new Int32Array(unwritten(length * 4))
    const validity = bothRows(left, right, length)
    if (setInts(what, a, b, values)) return { layout: 'int', type: types.int, length, validity, values }
    const bits = openBits(validity, length)
    let missing = false
    for (let index = 0; index < length; index++) {
      const x = a.words[index * a.step] as number
      const y = b.words[index * b.step] as number
      const value = what === 'sum' ? x + y : what === 'difference' ? x - y : x * y
      values[index] = value
      if (values[index] !== value) {
        clearBit(bits, index)
        missing = true
      }
    }
    return { layout: 'int', type: types.int, length, validity: missing ? bits : validity, values }
  }

const longsOf = ({ cells, step }: CellsOperand): BlockWords =>
  wordsOfCells({ cells: columnAs(cells.layout === 'int' ? intToLong(cells) : cells, 'long'), step })

/** Ints are widened block by block, where they are more than one. */
const longsOrInts = (operand: CellsOperand): BlockWords =>
  operand.cells.layout === 'int' && operand.step === 1
    ? wordsOfCells(operandAs(operand, 'int'))
    : longsOf(operand)

/** Whether a sum or difference has the sign that it must, by the upper halves. */
const fitsLong = (what: Arithmetic, result: number, x: number, y: number): boolean =>
  ((x ^ result) & (what === 'sum' ? y ^ result : x ^ y)) >= 0

/** Arithmetic on longs, and on ints as longs; what does not fit is null. */
export const longArithmetic =
  (what: Arithmetic): ComputeTwo =>
  (left, right, length) => {
    const values = new BigInt64Array(unwritten(length * 8))
    const halves = halvesOf(values)
    const validity = bothRows(left, right, length)
    if (what !== 'product' && setLongs(what, longsOrInts(left), longsOrInts(right), halves))
      return { layout: 'long', type: types.long, length, validity, values }
    const { words: a, step: p } = longsOf(left)
    const { words: b, step: q } = longsOf(right)
    const xs = new BigInt64Array(a.buffer, a.byteOffset, a.length >> 1)
    const ys = new BigInt64Array(b.buffer, b.byteOffset, b.length >> 1)
    const bits = openBits(validity, length)
    let missing = false
    for (let index = 0; index < length; index++) {
      const i = index * p
      const j = index * q
      let fits: boolean
      if (what === 'product') {
        const x = xs[i] as bigint
        const y = ys[j] as bigint
        values[index] = BigInt.asIntN(64, x * y)
        fits = Math.abs(nearest(a, i) * nearest(b, j)) < longProduct || values[index] === x * y
      } else
        fits = fitsLong(what, halves[index * 2 + 1] as number, a[i * 2 + 1] as number, b[j * 2 + 1] as number)
      if (!fits) {
        clearBit(bits, index)
        missing = true
      }
    }
    return { layout: 'long', type: types.long, length, validity: missing ? bits : validity, values }
  }
