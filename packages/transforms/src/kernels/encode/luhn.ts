import { types } from '@lockstep/schema'
import { digitOf } from '../../bytes/ascii.js'
import { setBit } from '../../bytes/bitmap.js'
import { type BooleanColumn, bitmapBytes, type TextColumn } from '../../column/column.js'

/** Whether some bytes are one digit or more, and their sum is a multiple of ten: every second one from the end counts twice. */
const checks = (bytes: Uint8Array, from: number, to: number): boolean => {
  let sum = 0
  for (let at = to - 1, twice = false; at >= from; at--, twice = !twice) {
    const digit = digitOf(bytes[at])
    if (digit < 0) return false
    const counted = twice ? digit * 2 : digit
    sum += counted > 9 ? counted - 9 : counted
  }
  return from < to && sum % 10 === 0
}

/** Whether a text is a number whose last digit checks the others. */
export const luhnCheck = ({ length, validity, offsets, bytes }: TextColumn): BooleanColumn => {
  const bits = new Uint8Array(bitmapBytes(length))
  for (let index = 0; index < length; index++)
    if (checks(bytes, offsets[index] as number, offsets[index + 1] as number)) setBit(bits, index)
  return { layout: 'boolean', type: types.boolean, length, validity, bits }
}
