import { minus } from '../../bytes/ascii.js'
import { wordValues } from '../../bytes/words.js'
import type { IntColumn, LongColumn, PlainColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { ten } from '../../numbers/powers-of-ten.js'
import { backwards, finishBackwards, front, growBackwards } from './backward-writer.js'
import { putAnyLong } from './wide-to-text.js'

// Eight digits are written at once, and those that are zeros in front are overwritten by the cell before, which is
// written later. So is the sign of a number that has none. Nothing needs to be known of a cell's size first.

/** The digits of 0 to 9999, the first lowest. */
const fours = Int32Array.from({ length: 10_000 }, (_, value) =>
  [1_000, 100, 10, 1].reduce(
    (digits, unit, at) => digits | ((0x30 + (Math.floor(value / unit) % 10)) << (at * 8)),
    0,
  ),
)

/** The largest numbers of so many digits. */
const nines = Int32Array.from({ length: 9 }, (_, digits) => ten(digits) - 1)

/** How many digits a whole number below 10^8 has: by its bits, of which 3.32 make a digit. */
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

/** Whether a bitmap says that there is nothing to write. */
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
