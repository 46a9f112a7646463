import { types } from '@lockstep/schema'
import type { Kernel, PlainColumn } from '../../column/column.js'
import { halvesOf, setWhole } from '../../numbers/int64.js'
import { perRow } from '../shared/apply.js'
import { cellNullsOf } from '../shared/nulls.js'
import { type CellsOperand, operandAs, validInAll } from '../shared/operand.js'

/** As Java makes a double a long, and adds 1: NaN is 0, and what is too large the greatest, so that the sum is the least. */
const countOf = (share: number): number => {
  if (Number.isNaN(share)) return 1
  return share >= 2 ** 63 ? -(2 ** 63) : Math.trunc(share) + 1
}

/** The number of the bucket, from 1, in which a value lies; NaN where there are none. */
const bucketOf = (value: number, from: number, to: number, count: number): number => {
  if (count <= 0 || Number.isNaN(value) || from === to || !Number.isFinite(from) || !Number.isFinite(to))
    return Number.NaN
  if (from < to) {
    if (value < from) return 0
    return value >= to ? count + 1 : countOf((count * (value - from)) / (to - from))
  }
  if (value > from) return 0
  return value <= to ? count + 1 : countOf((count * (from - value)) / (from - to))
}

const buckets = (operands: readonly CellsOperand[], length: number): PlainColumn => {
  const [value, from, to] = operands.slice(0, 3).map((operand) => operandAs(operand, 'double'))
  const count = operands.slice(3).map((operand) => operandAs(operand, 'int'))[0]
  if (value === undefined || from === undefined || to === undefined || count === undefined)
    throw new TypeError('expected four columns')
  const validity = validInAll(operands, length)
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = cellNullsOf(validity, length)
  for (let row = 0; row < length; row++) {
    const bucket = bucketOf(
      value.cells.values[row * value.step] as number,
      from.cells.values[row * from.step] as number,
      to.cells.values[row * to.step] as number,
      count.cells.values[row * count.step] as number,
    )
    if (Number.isNaN(bucket)) nulls.add(row)
    else setWhole(halves, row, bucket)
  }
  return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
}

/** Spark's `width_bucket`. */
export const widthBuckets = (of: readonly Kernel[]): Kernel => perRow(of, { strict: true, compute: buckets })
