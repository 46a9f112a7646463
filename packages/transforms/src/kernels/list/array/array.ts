import type { PlainColumn } from '../../../column/column.js'
import { concatenate } from '../../../column/concatenate.js'
import { isFixed } from '../../../column/fixed-width.js'
import { take } from '../../../column/take/take.js'
import { type CellsOperand, operandAs } from '../../shared/operand.js'
import { interleaveBits, interleaveValidity } from './interleave-bits.js'
import { interleaveFixed, mostOperands } from './interleave-numbers.js'
import { interleaveTexts } from './interleave-texts.js'

// Elements lie row by row: element `row * size + place` is the cell of the operand at that place.

/** Cells of any layout, by their places behind each other. */
const interleaveAny = (operands: readonly CellsOperand[], length: number): PlainColumn => {
  const places = new Int32Array(length * operands.length)
  let behind = 0
  for (const [place, { cells, step }] of operands.entries()) {
    for (let row = 0, at = place; row < length; row++, at += operands.length) places[at] = behind + row * step
    behind += cells.length
  }
  return take(concatenate(operands.map(({ cells }) => cells)), places)
}

/** One cell of each operand, row by row. */
export const interleave = (operands: readonly CellsOperand[], length: number): PlainColumn => {
  const [first] = operands
  if (first === undefined) throw new TypeError('nothing to put in rows')
  const { cells } = first
  const validity = interleaveValidity(operands, length)
  if (isFixed(cells) && operands.length <= mostOperands)
    return interleaveFixed(cells, operands, length, validity)
  const made = { type: cells.type, length: length * operands.length, validity }
  switch (cells.layout) {
    case 'text': {
      const texts = operands.map((operand) => operandAs(operand, 'text'))
      return { ...made, layout: 'text', ...interleaveTexts(texts, length) }
    }
    case 'boolean':
      return { ...made, layout: 'boolean', bits: interleaveBits(operands, length) }
    default:
      return interleaveAny(operands, length)
  }
}
