import { ten } from '../tens.js'
import { point } from './marks.js'

/** The most digits that every double holds exactly. */
const exactDigits = 15

/** The most digits of an accumulator of 32 bits. */
const half = 9

/**
 * Reads 1 to 15 ASCII digits, with a point among them, before them or after them, or none. Puts the number they spell
 * without the point at 0 and gives how many of them are behind the point; -1 where there is anything else.
 */
export const readDigits = (bytes: Uint8Array, from: number, to: number, number: Float64Array): number => {
  let first = 0
  let last = 0
  let count = 0
  let whole = -1
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    const digit = byte - 0x30
    if (digit >>> 0 <= 9) {
      if (count < half) first = (first * 10 + digit) | 0
      else if (count < exactDigits) last = (last * 10 + digit) | 0
      else return -1
      count++
    } else if (byte === point && whole < 0) whole = count
    else return -1
  }
  if (count === 0) return -1
  number[0] = count <= half ? first : first * ten(count - half) + last
  return whole < 0 ? 0 : count - whole
}
