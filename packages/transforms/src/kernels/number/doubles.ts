import { types } from '@lockstep/schema'
import type { ComputeTwo } from '../shared/apply.js'
import { bothRows, operandAs } from '../shared/operand.js'
import type { Arithmetic } from './operation.js'

/** Computes doubles of two, of which each may be one for all rows. */
type OfTwo = (a: Float64Array, p: number, b: Float64Array, q: number, to: Float64Array) => void

const compute: Readonly<Record<Arithmetic, OfTwo>> = {
  sum: (a, p, b, q, to) => {
    for (let row = 0; row < to.length; row++) to[row] = (a[row * p] as number) + (b[row * q] as number)
  },
  difference: (a, p, b, q, to) => {
    for (let row = 0; row < to.length; row++) to[row] = (a[row * p] as number) - (b[row * q] as number)
  },
  product: (a, p, b, q, to) => {
    for (let row = 0; row < to.length; row++) to[row] = (a[row * p] as number) * (b[row * q] as number)
  },
}

/** Arithmetic on doubles, as IEEE has it. */
export const doubleArithmetic =
  (what: Arithmetic): ComputeTwo =>
  (left, right, length) => {
    const values = new Float64Array(length)
    compute[what](
      operandAs(left, 'double').cells.values,
      left.step,
      operandAs(right, 'double').cells.values,
      right.step,
      values,
    )
    return { layout: 'double', type: types.double, length, validity: bothRows(left, right, length), values }
  }
