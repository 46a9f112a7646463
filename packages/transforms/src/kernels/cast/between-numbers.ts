import { type Type, types } from '@lockstep/schema'
import type { IntColumn, LongColumn, PlainColumn } from '../../column.js'
import { rescale } from '../../decimals.js'
import { halvesOf, nearest } from '../../longs.js'
import { exact, overTen, quadsOf, setSmall, smallOf } from '../../small.js'
import { ten } from '../../tens.js'
import { copy, type Parts, partCount, partsOf, setLongParts, setNumber } from '../../wide.js'
import { asDecimal, type Laid } from '../cells.js'
import { clear, openBits } from '../missing.js'

/** Ints as longs. */
export const intToLong = ({ length, validity, values: ints }: IntColumn): PlainColumn => {
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  for (let index = 0; index < length; index++) {
    const value = ints[index] as number
    halves[index * 2] = value
    halves[index * 2 + 1] = value >> 31
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
      clear(bits, index)
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

/** What a number becomes whose digits behind the point are `more` than before, or fewer, rounded half away from zero. */
const scaled = (value: number, more: number, factor: number): number => {
  if (more >= 0) return value * factor
  return value < 0 ? -overTen(-value, factor) : overTen(value, factor)
}

/** The most digits by which a number that doubles hold is made shorter. */
const most = 15

/**
 * Decimals of one more type, from whole numbers of a scale: `small` gives those that doubles hold, NaN for others, which
 * `set` writes.
 */
const decimals = (
  { length, validity }: PlainColumn,
  scale: number,
  to: Type,
  small: (index: number) => number,
  set: (parts: Parts, at: number, index: number) => void,
): PlainColumn => {
  const type = asDecimal(to)
  const words = new BigInt64Array(length * 2)
  const [parts, quads] = [partsOf(words), quadsOf(words)]
  const bits = openBits(validity, length)
  const more = type.scale - scale
  const factor = more >= -most ? ten(Math.abs(more)) : Number.NaN
  const limit = type.precision > most ? exact : ten(type.precision)
  let missing = false
  for (let index = 0; index < length; index++) {
    const value = scaled(small(index), more, factor)
    if (Math.abs(value) < limit) setSmall(quads, index, value)
    else {
      set(parts, index * partCount, index)
      if (!rescale(parts, index * partCount, scale, type)) {
        clear(bits, index)
        missing = true
      }
    }
  }
  return { layout: 'decimal', type, length, validity: missing ? bits : validity, words }
}

/** Ints as decimals, null where they have too many digits. */
export const intToDecimal = (column: IntColumn, to: Type): PlainColumn => {
  const { values } = column
  return decimals(
    column,
    0,
    to,
    (index) => values[index] as number,
    (parts, at, index) => setNumber(parts, at, values[index] as number),
  )
}

/** Longs as decimals, null where they have too many digits. */
export const longToDecimal = (column: LongColumn, to: Type): PlainColumn => {
  const longs = partsOf(column.values)
  const halves = halvesOf(column.values)
  const small = (index: number): number => {
    const value = nearest(halves, index)
    return Math.abs(value) < exact ? value : Number.NaN
  }
  return decimals(column, 0, to, small, (parts, at, index) => setLongParts(parts, at, longs, index * 4))
}

/** Decimals as decimals, rounded half away from zero, null where they have too many digits. */
export const decimalToDecimal = (column: Laid<'decimal'>, to: Type): PlainColumn => {
  const [parts, quads] = [partsOf(column.words), quadsOf(column.words)]
  return decimals(
    column,
    asDecimal(column.type).scale,
    to,
    (index) => smallOf(quads, index),
    (to, at, index) => copy(to, at, parts, index * partCount),
  )
}
