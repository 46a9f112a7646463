import type { PlainColumn } from '../column.js'
import { isFixed } from '../fixed.js'
import { joined } from '../join.js'
import { take } from '../take.js'
import { interleaveBits, interleaveValidity } from './array/bits.js'
import { interleaveFixed, mostOperands } from './array/fixed.js'
import { interleaveTexts } from './array/text.js'
import { laidAs, type Operand } from './operand.js'

// Elements lie row by row: element `row * size + place` is the cell of the operand at that place.

/** Cells of any layout, by their places behind each other. */
const interleaveAny = (operands: readonly Operand[], length: number): PlainColumn => {
  const places = new Int32Array(length * operands.length)
  let behind = 0
  for (const [place, { cells, step }] of operands.entries()) {
    for (let row = 0, at = place; row < length; row++, at += operands.length) places[at] = behind + row * step
    behind += cells.length
  }
  return take(joined(operands.map(({ cells }) => cells)), places)
}

/** One cell of each operand, row by row. */
export const interleaved = (operands: readonly Operand[], length: number): PlainColumn => {
  const [first] = operands
  if (first === undefined) throw new TypeError('nothing to put in rows')
  const { cells } = first
  const validity = interleaveValidity(operands, length)
  if (isFixed(cells) && operands.length <= mostOperands)
    return interleaveFixed(cells, operands, length, validity)
  const made = { type: cells.type, length: length * operands.length, validity }
  switch (cells.layout) {
    case 'text': {
      const texts = operands.map((operand) => laidAs(operand, 'text'))
      return { ...made, layout: 'text', ...interleaveTexts(texts, length) }
    }
    case 'boolean':
      return { ...made, layout: 'boolean', bits: interleaveBits(operands, length) }
    default:
      return interleaveAny(operands, length)
  }
}
