import { point } from '../bytes/ascii.js'
import { ten } from '../numbers/powers-of-ten.js'

/** The most digits that every double holds exactly. */
const exactDigits = 15

/** The most digits that surely fit in 32 bits: 999,999,999. */
const half = 9

/** What was read: the number that the digits spell without the point, and the place after them. */
export type Digits = Float64Array

/** Room for what is read. */
export const digitsRoom = (): Digits => new Float64Array(2)

/**
 * Reads 1 to 15 ASCII digits with at most one point: `12`, `1.2`, `.12` or `12.`. Gives the number of digits behind the
 * point; -1 for no digit, and for more than 15. Nine digits are counted up in one integer, the others in a second one.
 */
export const readDigits = (bytes: Uint8Array, from: number, to: number, read: Digits): number => {
  let first = 0
  let last = 0
  let count = 0
  let whole = -1
  let at = from
  for (; at < to; at++) {
    const byte = bytes[at] as number
    const digit = byte - 0x30
    if (digit >>> 0 <= 9) {
      if (count < half) first = (first * 10 + digit) | 0
      else if (count < exactDigits) last = (last * 10 + digit) | 0
      else return -1
      count++
    } else if (byte === point && whole < 0) whole = count
    else break
  }
  if (count === 0) return -1
  read[0] = count <= half ? first : first * ten(count - half) + last
  read[1] = at
  return whole < 0 ? 0 : count - whole
}
