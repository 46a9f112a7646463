import { highBits } from '../bytes/words.js'

const lowBits = ~highBits
const zeros = 0x30303030
/** Added to a byte of 0 to 127, it sets the highest bit from 10 on: 9 + 0x76 is 0x7F, and 10 + 0x76 is 0x80. */
const tenOn = 0x76767676

/**
 * The number that four ASCII digits spell, the first of them in the lowest byte; -1 where a byte is no digit. `2024` is the
 * bytes 32 30 32 34, the word 0x34323032. XOR with 0x30303030 leaves the digits, 0x04020002. Ten times each plus its
 * neighbour gives the pairs 20 and 24, 0x00180014, and 20 * 100 + 24 is 2024.
 */
export const fourDigits = (word: number): number => {
  const digits = word ^ zeros
  if (((digits | ((digits & lowBits) + tenOn)) & highBits) !== 0) return -1
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff
  return (Math.imul(pairs, 100) + (pairs >>> 16)) & 0xffff
}

/** The number that some ASCII digits spell, 0 for none; -1 where a byte is no digit. Exact up to 2^53. */
export const digitsFrom = (view: DataView, from: number, to: number): number => {
  let value = 0
  let at = from
  for (const some = from + ((to - from) & 3); at < some; at++) {
    const digit = view.getUint8(at) - 0x30
    if (digit >>> 0 > 9) return -1
    value = value * 10 + digit
  }
  for (; at < to; at += 4) {
    const four = fourDigits(view.getInt32(at, true))
    if (four < 0) return -1
    value = value * 10_000 + four
  }
  return value
}
