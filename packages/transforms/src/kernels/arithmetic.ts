import { types } from '@lockstep/schema'
import { halvesOf, setLongDifference, setLongProduct, setLongSum } from '../longs.js'
import { addInts, addLongs, multiplyInts } from './arithmetic/flat.js'
import { laid } from './cells.js'
import { clear, openBits } from './missing.js'
import { bothOf, type ComputeTwo } from './operands.js'

/** What is computed of two numbers. A loop asks for it in each cell: that is foreseen, and a function would be called. */
export type Arithmetic = 'sum' | 'difference' | 'product'

/** Computes all rows at once, and says whether all results fit. */
const fitInts = (
  what: Arithmetic,
  a: Int32Array,
  p: number,
  b: Int32Array,
  q: number,
  to: Int32Array,
): boolean =>
  what === 'product'
    ? multiplyInts(a, p, b, q, to) === 0
    : addInts(a, p, b, q, what === 'sum' ? 0 : -1, to) >= 0

/** Arithmetic on ints; what does not fit is null. */
export const ints =
  (what: Arithmetic): ComputeTwo =>
  (left, right, length) => {
    const a = laid(left.cells, 'int').values
    const b = laid(right.cells, 'int').values
    const p = left.step
    const q = right.step
    const values = new Int32Array(length)
    const validity = bothOf(left, right, length)
    if (fitInts(what, a, p, b, q, values)) return { layout: 'int', type: types.int, length, validity, values }
    const bits = openBits(validity, length)
    let missing = false
    for (let index = 0; index < length; index++) {
      const x = a[index * p] as number
      const y = b[index * q] as number
      const value = what === 'sum' ? x + y : what === 'difference' ? x - y : x * y
      values[index] = value
      if (values[index] !== value) {
        clear(bits, index)
        missing = true
      }
    }
    return { layout: 'int', type: types.int, length, validity: missing ? bits : validity, values }
  }

/** Arithmetic on longs; what does not fit is null. */
export const longs =
  (what: Arithmetic): ComputeTwo =>
  (left, right, length) => {
    const a = halvesOf(laid(left.cells, 'long').values)
    const b = halvesOf(laid(right.cells, 'long').values)
    const p = left.step
    const q = right.step
    const values = new BigInt64Array(length)
    const halves = halvesOf(values)
    const validity = bothOf(left, right, length)
    if (what !== 'product' && addLongs(a, p * 2, b, q * 2, what === 'sum' ? 0 : -1, halves) >= 0)
      return { layout: 'long', type: types.long, length, validity, values }
    const bits = openBits(validity, length)
    let missing = false
    for (let index = 0; index < length; index++) {
      const fits =
        what === 'sum'
          ? setLongSum(halves, index, a, index * p, b, index * q)
          : what === 'difference'
            ? setLongDifference(halves, index, a, index * p, b, index * q)
            : setLongProduct(halves, index, a, index * p, b, index * q)
      if (!fits) {
        clear(bits, index)
        missing = true
      }
    }
    return { layout: 'long', type: types.long, length, validity: missing ? bits : validity, values }
  }
