import { types } from '@lockstep/schema'
import { clearBit } from '../../bytes/bitmap.js'
import { viewOf } from '../../bytes/words.js'
import { bitmapBytes, openBits, type PlainColumn, type TextColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { readBoolean } from '../../parse/boolean.js'
import { readShortDouble } from '../../parse/double.js'
import { readInt } from '../../parse/int.js'
import { readLong } from '../../parse/long.js'

/** Text as ints. */
export const textToInt = ({ length, validity, offsets, bytes }: TextColumn): PlainColumn => {
  const values = new Int32Array(length)
  const bits = openBits(validity, length)
  const view = viewOf(bytes)
  let missing = false
  for (let index = 0; index < length; index++) {
    const value = readInt(bytes, view, offsets[index] as number, offsets[index + 1] as number)
    if (Number.isNaN(value)) {
      clearBit(bits, index)
      missing = true
    } else values[index] = value
  }
  return { layout: 'int', type: types.int, length, validity: missing ? bits : validity, values }
}

/** Text as longs. */
export const textToLong = ({ length, validity, offsets, bytes }: TextColumn): PlainColumn => {
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const bits = openBits(validity, length)
  const view = viewOf(bytes)
  let missing = false
  for (let index = 0; index < length; index++)
    if (!readLong(bytes, view, offsets[index] as number, offsets[index + 1] as number, halves, index)) {
      clearBit(bits, index)
      missing = true
    }
  return { layout: 'long', type: types.long, length, validity: missing ? bits : validity, values }
}

/** Text as doubles. */
export const textToDouble = ({ length, validity, offsets, bytes }: TextColumn): PlainColumn => {
  const values = new Float64Array(length)
  const view = viewOf(bytes)
  const bits = openBits(validity, length)
  let missing = false
  for (let index = 0; index < length; index++)
    if (
      !readShortDouble(bytes, view, offsets[index] as number, offsets[index + 1] as number, values, index)
    ) {
      clearBit(bits, index)
      missing = true
    }
  return { layout: 'double', type: types.double, length, validity: missing ? bits : validity, values }
}

/** Text as booleans. */
export const textToBoolean = ({ length, validity, offsets, bytes }: TextColumn): PlainColumn => {
  const values = new Uint8Array(bitmapBytes(length))
  const bits = openBits(validity, length)
  const view = viewOf(bytes)
  let missing = false
  for (let index = 0; index < length; index++) {
    const value = readBoolean(bytes, view, offsets[index] as number, offsets[index + 1] as number)
    if (value < 0) {
      clearBit(bits, index)
      missing = true
    } else values[index >> 3] = (values[index >> 3] as number) | (value << (index & 7))
  }
  return { layout: 'boolean', type: types.boolean, length, validity: missing ? bits : validity, bits: values }
}
