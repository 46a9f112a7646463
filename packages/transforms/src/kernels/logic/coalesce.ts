import { countSet } from '../../bytes/bitmap.js'
import type { PlainColumn } from '../../column/column.js'
import { take } from '../../column/take/take.js'
import { type CellsOperand, columnAs, validRows } from '../shared/operand.js'
import { choose } from './choose/choose.js'
import { fillTexts, gapsOf } from './choose/fill-gaps.js'

/** Rows are filled one by one where at most one in this many is null. */
const seldom = 8

/** Texts, of which few are null: only for those rows the other operands are asked. */
const filled = (
  first: CellsOperand,
  others: readonly CellsOperand[],
  valid: Uint8Array,
  length: number,
): PlainColumn | undefined => {
  if (first.cells.layout !== 'text') return undefined
  const count = length - countSet(valid, length)
  if (count === 0) return first.cells
  if (count * seldom > length) return undefined
  const places = gapsOf(valid, length, count)
  const rest = others.map(
    ({ cells, step }): CellsOperand => (step === 0 ? { cells, step } : { cells: take(cells, places), step }),
  )
  return fillTexts(first.cells, valid, places, columnAs(coalesce(rest, count), 'text'))
}

/** The first cell of each row that is not null. */
export const coalesce = (operands: readonly CellsOperand[], length: number): PlainColumn => {
  const [first, ...others] = operands
  if (first === undefined) throw new TypeError('there is no operand 0')
  if (others.length > 0 && first.step === 1) {
    const valid = validRows(first, length)
    const cells = valid === null ? first.cells : filled(first, others, valid, length)
    if (cells !== undefined) return cells
  }
  const { cells, step } = others.reduce<CellsOperand>((known, next) => {
    const valid = validRows(known, length)
    return valid === null ? known : { cells: choose(valid, known, next, length), step: 1 }
  }, first)
  return step === 1 ? cells : take(cells, new Int32Array(length))
}
