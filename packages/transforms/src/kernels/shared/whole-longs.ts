import { types } from '@lockstep/schema'
import type { DoubleColumn, LongColumn } from '../../column/column.js'
import { halvesOf, setWhole } from '../../numbers/int64.js'
import { cellNullsOf } from './nulls.js'

/** How a double becomes a whole number. */
export type Whole = 'floor' | 'ceil' | 'trunc'

const wholes: Readonly<Record<Whole, (value: number) => number>> = {
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
}

/** Below this, a double's whole number is set as two halves. */
const most = 2 ** 63

/** Doubles as longs, null where they do not fit, and for NaN. */
export const wholeLongs = ({ length, validity, values: from }: DoubleColumn, how: Whole): LongColumn => {
  const whole = wholes[how]
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = cellNullsOf(validity, length)
  for (let row = 0; row < length; row++) {
    const value = from[row] as number
    if (value >= -most && value < most) setWhole(halves, row, whole(value))
    else nulls.add(row)
  }
  return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
}
