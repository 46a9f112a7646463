import { types } from '@lockstep/schema'
import { bitmapBytes, isValid, type PlainColumn } from '../column.js'
import { copy, holds } from './bytes.js'
import { type Compute, type Operand, validRows } from './operands.js'

/** The bytes of an operand's cell, from one place to another. */
const sizeOf = ({ cells: { offsets }, step }: Operand, row: number): number =>
  (offsets[row * step + 1] ?? 0) - (offsets[row * step] ?? 0)

/** Texts joined row by row. Spark's `concat`. */
export const concat: Compute = (operands, length) => {
  const validity = validRows(operands, length)
  const offsets = new Int32Array(length + 1)
  let end = 0
  for (let row = 0; row < length; row++) {
    if (isValid(validity, row)) for (const operand of operands) end += sizeOf(operand, row)
    if (end > 0x7fffffff)
      throw new RangeError('a batch would hold more than 2 GiB of one column; use smaller batches')
    offsets[row + 1] = end
  }
  const bytes = new Uint8Array(end)
  for (let row = 0; row < length; row++) {
    let at = offsets[row] ?? 0
    if (at === offsets[row + 1]) continue
    for (const { cells, step } of operands) {
      const start = cells.offsets[row * step] ?? 0
      const stop = cells.offsets[row * step + 1] ?? 0
      copy(cells.bytes, start, stop, bytes, at)
      at += stop - start
    }
  }
  return { layout: 'text', type: types.text, length, validity, offsets, bytes }
}

/** Whether the first text has the second one where `place` says, given how much longer it is. */
const has =
  (place: (longer: number) => number): Compute =>
  (operands, length): PlainColumn => {
    const [whole, part] = operands
    if (whole === undefined || part === undefined) throw new TypeError('expected two texts')
    const bits = new Uint8Array(bitmapBytes(length))
    for (let row = 0; row < length; row++) {
      const longer = sizeOf(whole, row) - sizeOf(part, row)
      if (longer < 0) continue
      const at = (whole.cells.offsets[row * whole.step] ?? 0) + place(longer)
      const start = part.cells.offsets[row * part.step] ?? 0
      const end = part.cells.offsets[row * part.step + 1] ?? 0
      if (holds(whole.cells.bytes, at, part.cells.bytes, start, end))
        bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7))
    }
    return { layout: 'boolean', type: types.boolean, length, validity: validRows(operands, length), bits }
  }

/** Spark's `startswith`. */
export const startsWith: Compute = has(() => 0)

/** Spark's `endswith`. */
export const endsWith: Compute = has((longer) => longer)
