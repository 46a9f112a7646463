import { blend, countSet, isSet } from '../../../bytes/bitmap.js'
import type { PlainColumn } from '../../../column/column.js'
import { concatenate } from '../../../column/concatenate.js'
import { isFixed, ofWords } from '../../../column/fixed-width.js'
import { take } from '../../../column/take/take.js'
import { bitsOf, type CellsOperand, operandAs, validRows } from '../../shared/operand.js'
import { chooseValidity } from './dictionary.js'
import { chooseWords } from './fixed.js'
import { chooseTexts } from './text.js'

/** Cells of any layout, by their places behind each other. */
const chooseAny = (where: Uint8Array, yes: CellsOperand, no: CellsOperand, length: number): PlainColumn => {
  const places = new Int32Array(length)
  const behind = yes.cells.length
  for (let row = 0; row < length; row++)
    places[row] = isSet(where, row) ? row * yes.step : behind + row * no.step
  return take(concatenate([yes.cells, no.cells]), places)
}

/** The cells of `yes` in rows where a bit is set, those of `no` elsewhere. Shared where all are of one. */
export const choose = (
  where: Uint8Array,
  yes: CellsOperand,
  no: CellsOperand,
  length: number,
): PlainColumn => {
  const count = countSet(where, length)
  if (count === length && yes.step === 1) return yes.cells
  if (count === 0 && no.step === 1) return no.cells
  const validity = chooseValidity(where, validRows(yes, length), validRows(no, length), length)
  const { cells } = yes
  const made = { type: cells.type, length, validity }
  if (isFixed(cells) && isFixed(no.cells))
    return ofWords(cells, chooseWords(where, cells, yes.step, no.cells, no.step, length), length, validity)
  switch (cells.layout) {
    case 'text':
      return {
        ...made,
        layout: 'text',
        ...chooseTexts(where, operandAs(yes, 'text'), operandAs(no, 'text'), length),
      }
    case 'boolean':
      return {
        ...made,
        layout: 'boolean',
        bits: blend(where, bitsOf(yes, length), bitsOf(no, length), length),
      }
    default:
      return chooseAny(where, yes, no, length)
  }
}
