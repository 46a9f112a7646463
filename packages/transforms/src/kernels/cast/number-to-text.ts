import { minus } from '../../bytes/ascii.js'
import { wordValues } from '../../bytes/words.js'
import type { IntColumn, LongColumn, PlainColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { ten } from '../../numbers/powers-of-ten.js'
import { backwards, finishBackwards, front, growBackwards } from './backward-writer.js'
import { putAnyLong } from './wide-to-text.js'

// Cells are written from the last to the first, each in front of the one before. Eight digits are written at once, and a `-`
// in front of them. The next cell overwrites the leading zeros, and the `-` of a number that is not negative. 42 and then 7:
// `00000042`, of which 42 counts; then `00000007` in front of it, which ends where the 4 stands, and 742 is left.

/** The four digits of 0 to 9999 as a word, the first digit in the lowest byte: 42 is the bytes 30 30 34 32, 0x32343030. */
const fours = Int32Array.from({ length: 10_000 }, (_, value) =>
  [1_000, 100, 10, 1].reduce(
    (digits, unit, at) => digits | ((0x30 + (Math.floor(value / unit) % 10)) << (at * 8)),
    0,
  ),
)

/** At `n`, the largest number of `n` digits: 0, 9, 99 and so on. */
const nines = Int32Array.from({ length: 9 }, (_, digits) => ten(digits) - 1)

/**
 * The number of digits of a whole number below 10^8. A digit is 3.32 bits, so `bits * 1233 / 4096` is that number or one
 * less; the difference to the largest number of as many digits adds the one. 1234 has 11 bits: 11 * 1233 >> 12 is 3, and 999 -
 * 1234 is negative, so it has 4.
 */
const countOf = (value: number): number => {
  const some = value | 1
  const count = ((32 - Math.clz32(some)) * 1233) >> 12
  return count + (((nines[count] as number) - some) >>> 31)
}

/** Writes a whole number below 10^8 as eight digits before a place. */
export const putEightBefore = (view: DataView, end: number, value: number): void => {
  const high = (value / 10_000) | 0
  view.setInt32(end - 4, fours[value - high * 10_000] as number, true)
  view.setInt32(end - 8, fours[high] as number, true)
}

/** Writes a whole number of 0 to 2^53 before a place, and gives the place of its first digit. */
export const putWholeBefore = (view: DataView, end: number, value: number): number => {
  if (value < 1e8) {
    putEightBefore(view, end, value | 0)
    return end - countOf(value | 0)
  }
  const high = Math.floor(value / 1e8)
  putEightBefore(view, end, (value - high * 1e8) | 0)
  putEightBefore(view, end - 8, high | 0)
  return end - 8 - countOf(high | 0)
}

/** Whether a cell is null by a validity bitmap, so that it has no text. */
export const isNullAt = (validity: Uint8Array | null, index: number): boolean =>
  validity !== null && (((validity[index >> 3] as number) >> (index & 7)) & 1) === 0

/** The digits of ints. */
export const intToText = ({ length, validity, values }: IntColumn): PlainColumn => {
  const out = backwards(length)
  const { offsets } = out
  let at = out.bytes.length
  for (let index = length - 1; index >= 0; index--) {
    offsets[index + 1] = out.bytes.length - at
    if (isNullAt(validity, index)) continue
    if (at < front) at = growBackwards(out, at)
    const value = values[index] as number
    at = putWholeBefore(out.view, at, Math.abs(value))
    out.view.setUint8(at - 1, minus)
    at += value >> 31
  }
  return finishBackwards(out, at, validity)
}

/** The digits of longs. */
export const longToText = ({ length, validity, values }: LongColumn): PlainColumn => {
  const halves = halvesOf(values)
  const out = backwards(length)
  const { offsets } = out
  let at = out.bytes.length
  for (let index = length - 1; index >= 0; index--) {
    offsets[index + 1] = out.bytes.length - at
    if (isNullAt(validity, index)) continue
    if (at < front) at = growBackwards(out, at)
    const high = halves[index * 2 + 1] as number
    const sign = high >> 31
    if (high >> 21 === sign) {
      at = putWholeBefore(out.view, at, Math.abs(high * wordValues + ((halves[index * 2] as number) >>> 0)))
      out.view.setUint8(at - 1, minus)
      at += sign
    } else at = putAnyLong(out.bytes, at, halves, index)
  }
  return finishBackwards(out, at, validity)
}
