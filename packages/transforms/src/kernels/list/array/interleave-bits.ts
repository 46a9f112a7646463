import { bitmapBytes, clearBit, isSet, setBit } from '../../../bytes/bitmap.js'
import { allSet, type Validity } from '../../../column/column.js'
import { type CellsOperand, operandAs, validRows } from '../../shared/operand.js'

/** Sets a bit of the elements at one place for each cell that has one. */
const spreadBits = (
  bits: Uint8Array,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Uint8Array,
): void => {
  for (let row = 0, at = place; row < length; row++, at += size) if (isSet(bits, row * step)) setBit(to, at)
}

/** Clears a bit of the elements at one place for each cell that is null. Eight cells that are not are passed by. */
const spreadNulls = (bits: Uint8Array, size: number, place: number, length: number, to: Uint8Array): void => {
  for (let row = 0; row < length; ) {
    if ((row & 7) === 0 && bits[row >> 3] === 0xff) row += 8
    else {
      if (!isSet(bits, row)) clearBit(to, row * size + place)
      row++
    }
  }
}

/** Which elements hold a value: one cell of each operand, row by row. */
export const interleaveValidity = (operands: readonly CellsOperand[], length: number): Validity => {
  const validities = operands.map((operand) => validRows(operand, length))
  if (validities.every((validity) => validity === null)) return null
  const to = allSet(length * operands.length)
  for (const [place, validity] of validities.entries())
    if (validity !== null) spreadNulls(validity, operands.length, place, length, to)
  return to
}

/** Booleans, one of each operand, row by row. */
export const interleaveBits = (operands: readonly CellsOperand[], length: number): Uint8Array => {
  const size = operands.length
  const to = new Uint8Array(bitmapBytes(length * size))
  for (const [place, operand] of operands.entries()) {
    const { cells, step } = operandAs(operand, 'boolean')
    spreadBits(cells.bits, step, size, place, length, to)
  }
  return to
}
