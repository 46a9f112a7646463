import { types } from '@lockstep/schema'
import type { DoubleColumn, IntColumn, LongColumn } from '../../column/column.js'
import { cellNullsOf } from '../shared/nulls.js'
import { wholeLongs } from '../shared/whole-longs.js'

/** Doubles as ints without their fractions, null where they do not fit, and for NaN. */
export const doubleToInt = ({ length, validity, values: from }: DoubleColumn): IntColumn => {
  const values = new Int32Array(length)
  const nulls = cellNullsOf(validity, length)
  for (let row = 0; row < length; row++) {
    const whole = Math.trunc(from[row] as number)
    values[row] = whole
    if (values[row] !== whole) nulls.add(row)
  }
  return { layout: 'int', type: types.int, length, validity: nulls.validity(), values }
}

/** Doubles as longs without their fractions, null where they do not fit, and for NaN. */
export const doubleToLong = (column: DoubleColumn): LongColumn => wholeLongs(column, 'trunc')
