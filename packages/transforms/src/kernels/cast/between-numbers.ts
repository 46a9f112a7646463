import { types } from '@lockstep/schema'
import { clearBit } from '../../bytes/bitmap.js'
import { type IntColumn, type LongColumn, openBits, type PlainColumn } from '../../column/column.js'
import { halvesOf, nearest } from '../../numbers/int64.js'

/** Ints as longs. */
export const intToLong = ({ length, validity, values: ints }: IntColumn): PlainColumn => {
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  for (let index = 0, at = 0; index < length; index++, at += 2) {
    const value = ints[index] as number
    halves[at] = value
    halves[at + 1] = value >> 31
  }
  return { layout: 'long', type: types.long, length, validity, values }
}

/** Longs as ints, null where they do not fit. */
export const longToInt = ({ length, validity, values: longs }: LongColumn): PlainColumn => {
  const halves = halvesOf(longs)
  const values = new Int32Array(length)
  const bits = openBits(validity, length)
  let missing = false
  for (let index = 0; index < length; index++) {
    const value = halves[index * 2] as number
    if (halves[index * 2 + 1] === value >> 31) values[index] = value
    else {
      clearBit(bits, index)
      missing = true
    }
  }
  return { layout: 'int', type: types.int, length, validity: missing ? bits : validity, values }
}

/** Ints as doubles. */
export const intToDouble = ({ length, validity, values }: IntColumn): PlainColumn => ({
  layout: 'double',
  type: types.double,
  length,
  validity,
  values: Float64Array.from(values),
})

/** Longs as the nearest doubles, ties to even. */
export const longToDouble = ({ length, validity, values: longs }: LongColumn): PlainColumn => {
  const halves = halvesOf(longs)
  const values = new Float64Array(length)
  for (let index = 0; index < length; index++) values[index] = nearest(halves, index)
  return { layout: 'double', type: types.double, length, validity, values }
}
