import { type Type, types } from '@lockstep/schema'
import type { IntColumn, LongColumn, PlainColumn } from '../../column.js'
import { rescale } from '../../decimals.js'
import { halvesOf, nearest } from '../../longs.js'
import { type Parts, partCount, partsOf, setLongParts, setNumber } from '../../wide.js'
import { asDecimal, type Laid, nullsOf } from '../cells.js'

/** Ints as longs. */
export const intToLong = ({ length, validity, values: ints }: IntColumn): PlainColumn => {
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  for (let index = 0; index < length; index++) {
    const value = ints[index] ?? 0
    halves[index * 2] = value
    halves[index * 2 + 1] = value >> 31
  }
  return { layout: 'long', type: types.long, length, validity, values }
}

/** Longs as ints, null where they do not fit. */
export const longToInt = ({ length, validity, values: longs }: LongColumn): PlainColumn => {
  const halves = halvesOf(longs)
  const values = new Int32Array(length)
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++) {
    const value = halves[index * 2] ?? 0
    if (halves[index * 2 + 1] === value >> 31) values[index] = value
    else nulls.add(index)
  }
  return { layout: 'int', type: types.int, length, validity: nulls.validity(), values }
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

/** Decimals of one more type, from whole numbers of a scale that `set` writes. */
const decimals = (
  { length, validity }: PlainColumn,
  scale: number,
  to: Type,
  set: (parts: Parts, at: number, index: number) => void,
): PlainColumn => {
  const type = asDecimal(to)
  const words = new BigInt64Array(length * 2)
  const parts = partsOf(words)
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++) {
    const at = index * partCount
    set(parts, at, index)
    if (!rescale(parts, at, scale, type)) nulls.add(index)
  }
  return { layout: 'decimal', type, length, validity: nulls.validity(), words }
}

/** Ints as decimals, null where they have too many digits. */
export const intToDecimal = (column: IntColumn, to: Type): PlainColumn =>
  decimals(column, 0, to, (parts, at, index) => setNumber(parts, at, column.values[index] ?? 0))

/** Longs as decimals, null where they have too many digits. */
export const longToDecimal = (column: LongColumn, to: Type): PlainColumn => {
  const longs = partsOf(column.values)
  return decimals(column, 0, to, (parts, at, index) => setLongParts(parts, at, longs, index * 4))
}

/** Decimals as decimals, rounded half away from zero, null where they have too many digits. */
export const decimalToDecimal = (column: Laid<'decimal'>, to: Type): PlainColumn => {
  const from = partsOf(column.words)
  return decimals(column, asDecimal(column.type).scale, to, (parts, at, index) =>
    parts.set(from.subarray(index * partCount, (index + 1) * partCount), at),
  )
}
