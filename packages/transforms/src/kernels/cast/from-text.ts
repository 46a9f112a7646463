import { type Type, types } from '@lockstep/schema'
import { bitmapBytes, type PlainColumn, type TextColumn } from '../../column.js'
import { halvesOf } from '../../longs.js'
import { readBoolean } from '../../parse/boolean.js'
import { readDecimal } from '../../parse/decimal.js'
import { readDouble } from '../../parse/double.js'
import { readInt } from '../../parse/int.js'
import { readLong } from '../../parse/long.js'
import { partCount, partsOf } from '../../wide.js'
import { asDecimal, nullsOf } from '../cells.js'

/** Text as ints. */
export const textToInt = ({ length, validity, offsets, bytes }: TextColumn): PlainColumn => {
  const values = new Int32Array(length)
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++) {
    const value = readInt(bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0)
    if (Number.isNaN(value)) nulls.add(index)
    else values[index] = value
  }
  return { layout: 'int', type: types.int, length, validity: nulls.validity(), values }
}

/** Text as longs. */
export const textToLong = ({ length, validity, offsets, bytes }: TextColumn): PlainColumn => {
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++)
    if (!readLong(bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0, halves, index)) nulls.add(index)
  return { layout: 'long', type: types.long, length, validity: nulls.validity(), values }
}

/** Text as doubles. */
export const textToDouble = ({ length, validity, offsets, bytes }: TextColumn): PlainColumn => {
  const values = new Float64Array(length)
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++) {
    const value = readDouble(bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0)
    if (value === undefined) nulls.add(index)
    else values[index] = value
  }
  return { layout: 'double', type: types.double, length, validity: nulls.validity(), values }
}

/** Text as decimals. */
export const textToDecimal = ({ length, validity, offsets, bytes }: TextColumn, to: Type): PlainColumn => {
  const type = asDecimal(to)
  const words = new BigInt64Array(length * 2)
  const parts = partsOf(words)
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++) {
    const [from, end] = [offsets[index] ?? 0, offsets[index + 1] ?? 0]
    if (!readDecimal(bytes, from, end, type.precision, type.scale, parts, index * partCount)) nulls.add(index)
  }
  return { layout: 'decimal', type, length, validity: nulls.validity(), words }
}

/** Text as booleans. */
export const textToBoolean = ({ length, validity, offsets, bytes }: TextColumn): PlainColumn => {
  const bits = new Uint8Array(bitmapBytes(length))
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++) {
    const value = readBoolean(bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0)
    if (value === undefined) nulls.add(index)
    else if (value) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return { layout: 'boolean', type: types.boolean, length, validity: nulls.validity(), bits }
}
