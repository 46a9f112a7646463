import { type Type, types } from '@lockstep/schema'
import type { ComputeTwo } from '../shared/apply.js'
import { cellNullsOf } from '../shared/nulls.js'
import { bothRows, operandAs } from '../shared/operand.js'
import { longsOf } from './widened.js'

/** Whether a remainder has the sign of the dividend, or is Spark's `pmod`. */
type Remainder = 'remainder' | 'pmod'

const intRemainders =
  (what: Remainder): ComputeTwo =>
  (left, right, length) => {
    const [a, p] = [operandAs(left, 'int').cells.values, left.step]
    const [b, q] = [operandAs(right, 'int').cells.values, right.step]
    const values = new Int32Array(length)
    const nulls = cellNullsOf(bothRows(left, right, length), length)
    for (let row = 0; row < length; row++) {
      const y = b[row * q] as number
      if (y === 0) {
        nulls.add(row)
        continue
      }
      const over = (a[row * p] as number) % y
      values[row] = what === 'pmod' && over < 0 ? ((over + y) | 0) % y : over
    }
    return { layout: 'int', type: types.int, length, validity: nulls.validity(), values }
  }

const longRemainders =
  (what: Remainder): ComputeTwo =>
  (left, right, length) => {
    const [a, p] = [longsOf(left), left.step]
    const [b, q] = [longsOf(right), right.step]
    const values = new BigInt64Array(length)
    const nulls = cellNullsOf(bothRows(left, right, length), length)
    for (let row = 0; row < length; row++) {
      const y = b[row * q] as bigint
      if (y === 0n) {
        nulls.add(row)
        continue
      }
      const over = BigInt.asIntN(64, (a[row * p] as bigint) % y)
      values[row] = what === 'pmod' && over < 0n ? BigInt.asIntN(64, over + y) % y : over
    }
    return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
  }

const doubleRemainders: ComputeTwo = (left, right, length) => {
  const [a, p] = [operandAs(left, 'double').cells.values, left.step]
  const [b, q] = [operandAs(right, 'double').cells.values, right.step]
  const values = new Float64Array(length)
  const nulls = cellNullsOf(bothRows(left, right, length), length)
  for (let row = 0; row < length; row++) {
    const y = b[row * q] as number
    values[row] = (a[row * p] as number) % y
    if (y === 0) nulls.add(row)
  }
  return { layout: 'double', type: types.double, length, validity: nulls.validity(), values }
}

/** Remainders of two numbers of one type, which have it too; null by zero. */
export const remainders = (what: Remainder, { kind }: Type): ComputeTwo => {
  if (kind === 'int') return intRemainders(what)
  return kind === 'long' ? longRemainders(what) : doubleRemainders
}
