import type { Type } from '@lockstep/schema'
import { clearBit } from '../../bytes/bitmap.js'
import { type IntColumn, type LongColumn, openBits, type PlainColumn } from '../../column/column.js'
import { halvesOf, nearest } from '../../numbers/int64.js'
import {
  copyParts,
  int128Parts,
  type Parts,
  partCount,
  setLongParts,
  setNumber,
} from '../../numbers/int128.js'
import { ten } from '../../numbers/powers-of-ten.js'
import { rescale } from '../../numbers/rescale.js'
import { exact, overTen, safe, setSmall, setSmallProduct, smallOf } from '../../numbers/small-int128.js'
import { asDecimal, type ColumnAs } from '../shared/operand.js'

/** The most digits of which every number is below 2^53 (9.0 * 10^15), and below 2^52 (4.5 * 10^15). */
const most = 15

/** A number with `more` digits behind the point than before (fewer where it is negative), rounded half away from zero. */
const rescaleSmall = (number: number, more: number, factor: number): number => {
  if (more >= 0) return number * factor
  const size = overTen(Math.abs(number), factor)
  return number < 0 ? -size : size
}

/**
 * Decimals of one more type, from numbers of a scale: `small` holds those that doubles do, NaN for others, which `load`
 * writes.
 */
const decimals = (
  { length, validity }: PlainColumn,
  scale: number,
  to: Type,
  small: Float64Array,
  load: (parts: Parts, at: number, index: number) => void,
): PlainColumn => {
  const type = asDecimal(to)
  const words = new BigInt64Array(length * 2)
  const parts = int128Parts(words)
  const quads = halvesOf(words)
  const bits = openBits(validity, length)
  const limit = type.precision > most ? exact : ten(type.precision)
  let missing = false
  const more = type.scale - scale
  const factor = Math.abs(more) <= most ? ten(Math.abs(more)) : Number.NaN
  const isRoomy = more >= 0 && type.precision - more > most
  for (let index = 0; index < length; index++) {
    const number = small[index] as number
    const value = rescaleSmall(number, more, factor)
    if (Math.abs(value) < limit) setSmall(quads, index, value)
    else if (isRoomy && Math.abs(number) < safe && factor < safe)
      setSmallProduct(quads, index, number, factor)
    else {
      load(parts, index * partCount, index)
      if (!rescale(parts, index * partCount, scale, type)) {
        clearBit(bits, index)
        missing = true
      }
    }
  }
  return { layout: 'decimal', type, length, validity: missing ? bits : validity, words }
}

/** Longs as decimals, null where they have too many digits. */
export const longToDecimal = (column: LongColumn, to: Type): PlainColumn => {
  const longs = int128Parts(column.values)
  const halves = halvesOf(column.values)
  const small = new Float64Array(column.length)
  for (let index = 0; index < small.length; index++) {
    const value = nearest(halves, index)
    small[index] = Math.abs(value) < exact ? value : Number.NaN
  }
  return decimals(column, 0, to, small, (parts, at, index) => setLongParts(parts, at, longs, index * 4))
}

/** Ints as decimals, null where they have too many digits. */
export const intToDecimal = (column: IntColumn, to: Type): PlainColumn =>
  decimals(column, 0, to, Float64Array.from(column.values.subarray(0, column.length)), (parts, at, index) =>
    setNumber(parts, at, column.values[index] as number),
  )

/** Decimals as decimals, rounded half away from zero, null where they have too many digits. */
export const decimalToDecimal = (column: ColumnAs<'decimal'>, to: Type): PlainColumn => {
  const parts = int128Parts(column.words)
  const quads = halvesOf(column.words)
  const small = new Float64Array(column.length)
  for (let index = 0; index < small.length; index++) small[index] = smallOf(quads, index)
  return decimals(column, asDecimal(column.type).scale, to, small, (to, at, index) =>
    copyParts(to, at, parts, index * partCount),
  )
}
