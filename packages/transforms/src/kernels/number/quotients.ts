import { types } from '@lockstep/schema'
import type { PlainColumn } from '../../column/column.js'
import { halvesOf, setWhole } from '../../numbers/int64.js'
import type { ComputeTwo } from '../shared/apply.js'
import { cellNullsOf } from '../shared/nulls.js'
import { bothRows } from '../shared/operand.js'
import { doublesOf, longsOf } from './widened.js'

/** Quotients of any numbers as doubles; null by zero. */
export const quotients: ComputeTwo = (left, right, length) => {
  const [a, p] = [doublesOf(left), left.step]
  const [b, q] = [doublesOf(right), right.step]
  const values = new Float64Array(length)
  const nulls = cellNullsOf(bothRows(left, right, length), length)
  for (let row = 0; row < length; row++) {
    const y = b[row * q] as number
    values[row] = (a[row * p] as number) / y
    if (y === 0) nulls.add(row)
  }
  return { layout: 'double', type: types.double, length, validity: nulls.validity(), values }
}

/** Both fit in doubles, and so does their quotient: the least int by -1 is 2^31. */
const intQuotients = (
  a: Int32Array,
  p: number,
  b: Int32Array,
  q: number,
  values: BigInt64Array,
  add: (row: number) => void,
): void => {
  const halves = halvesOf(values)
  for (let row = 0; row < values.length; row++) {
    const y = b[row * q] as number
    if (y === 0) add(row)
    else setWhole(halves, row, Math.trunc((a[row * p] as number) / y))
  }
}

const leastLong = -(2n ** 63n)

/** Quotients of ints or longs without their fractions, as longs; null by zero, and where they do not fit. */
export const wholeQuotients: ComputeTwo = (left, right, length): PlainColumn => {
  const values = new BigInt64Array(length)
  const nulls = cellNullsOf(bothRows(left, right, length), length)
  if (left.cells.layout === 'int' && right.cells.layout === 'int')
    intQuotients(left.cells.values, left.step, right.cells.values, right.step, values, nulls.add)
  else {
    const [a, p] = [longsOf(left), left.step]
    const [b, q] = [longsOf(right), right.step]
    for (let row = 0; row < length; row++) {
      const x = a[row * p] as bigint
      const y = b[row * q] as bigint
      if (y === 0n || (y === -1n && x === leastLong)) nulls.add(row)
      else values[row] = BigInt.asIntN(64, x / y)
    }
  }
  return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
}
