import { types } from '@lockstep/schema'
import type { PlainColumn } from '../column.js'
import { halvesOf, type SetLong } from '../longs.js'
import { laid } from './cells.js'
import { clear, openBits } from './missing.js'
import { bothOf, type ComputeTwo } from './operands.js'

/** Arithmetic on ints; what does not fit is null. */
export const ints =
  (compute: (left: number, right: number) => number): ComputeTwo =>
  (left, right, length): PlainColumn => {
    const [a, b] = [laid(left.cells, 'int').values, laid(right.cells, 'int').values]
    const [p, q] = [left.step, right.step]
    const values = new Int32Array(length)
    const validity = bothOf(left, right, length)
    const bits = openBits(validity, length)
    let missing = false
    for (let index = 0; index < length; index++) {
      const value = compute(a[index * p] as number, b[index * q] as number)
      values[index] = value
      if ((value | 0) !== value) {
        clear(bits, index)
        missing = true
      }
    }
    return { layout: 'int', type: types.int, length, validity: missing ? bits : validity, values }
  }

/** Arithmetic on longs; what does not fit is null. */
export const longs =
  (set: SetLong): ComputeTwo =>
  (left, right, length): PlainColumn => {
    const [a, b] = [halvesOf(laid(left.cells, 'long').values), halvesOf(laid(right.cells, 'long').values)]
    const [p, q] = [left.step, right.step]
    const values = new BigInt64Array(length)
    const halves = halvesOf(values)
    const validity = bothOf(left, right, length)
    const bits = openBits(validity, length)
    let missing = false
    for (let index = 0; index < length; index++)
      if (!set(halves, index, a, index * p, b, index * q)) {
        clear(bits, index)
        missing = true
      }
    return { layout: 'long', type: types.long, length, validity: missing ? bits : validity, values }
  }
