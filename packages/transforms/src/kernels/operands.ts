import { bitmapBytes, bothValid, isValid, type Kernel, type PlainColumn, type Validity } from '../column.js'
import { plain } from '../take.js'

/** A column among several. Its cell for row `i` is cell `i * step`: `step` is 0 where one cell stands for all rows. */
export interface NumberOperand {
  readonly cells: PlainColumn
  readonly step: 0 | 1
}

/** Computes the cells of some rows from two columns. */
export type ComputeTwo = (left: NumberOperand, right: NumberOperand, length: number) => PlainColumn

/** The kernel of an operation on two columns. Constants stay one cell, and give a constant where there is nothing else. */
export const perTwo =
  (left: Kernel, right: Kernel, compute: ComputeTwo): Kernel =>
  (frame) => {
    const [a, b] = [left(frame), right(frame)]
    if (a.layout === 'constant' && b.layout === 'constant') {
      const values = compute({ cells: a.values, step: 0 }, { cells: b.values, step: 0 }, 1)
      return { layout: 'constant', type: values.type, length: frame.length, validity: null, values }
    }
    const [first, second] = [a, b].map(
      (column): NumberOperand =>
        column.layout === 'constant' ? { cells: column.values, step: 0 } : { cells: plain(column), step: 1 },
    )
    if (first === undefined || second === undefined) throw new TypeError('expected two columns')
    return compute(first, second, frame.length)
  }

const validityOf = ({ cells, step }: NumberOperand, length: number): Validity => {
  if (step === 1) return cells.validity
  return isValid(cells.validity, 0) ? null : new Uint8Array(bitmapBytes(length))
}

/** The rows in which both operands hold a value. */
export const bothOf = (left: NumberOperand, right: NumberOperand, length: number): Validity =>
  bothValid(validityOf(left, length), validityOf(right, length), length)
