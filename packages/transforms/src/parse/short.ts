import { point } from '../bytes/ascii.js'
import { ten } from '../numbers/powers-of-ten.js'
import { fourDigits } from './four.js'
import type { Digits } from './plain.js'

const zeros = 0x30303030

/** The most digits before the point. With 8 behind it there are 15, which every double holds exactly. */
const mostWhole = 7

/** At `count`, the mask of the last `count - 4` bytes of a word: 0 up to 4, 0xFFFF0000 at 6, all ones from 8 on. */
const lastBytes = Int32Array.from({ length: 13 }, (_, count) =>
  count < 5 ? 0 : count > 7 ? -1 : ~(-1 >>> ((count - 4) * 8)),
)

/**
 * Reads at most seven ASCII digits, and a point and one to eight more, or none, as `readDigits` does; -1 for all else.
 * The digits behind the point are read with the bytes before them, eight in all, and those before are masked to zeros:
 * `3.14` reads 3, then `00000014`, and gives 314 with two digits behind the point.
 */
export const readShort = (view: DataView, from: number, to: number, read: Digits): number => {
  let whole = 0
  let at = from
  for (; at < to; at++) {
    const digit = view.getUint8(at) - 0x30
    if (digit >>> 0 > 9) break
    whole = (Math.imul(whole, 10) + digit) | 0
  }
  if (at - from > mostWhole) return -1
  read[1] = to
  if (at === to) {
    read[0] = whole
    return at > from ? 0 : -1
  }
  const count = to - at - 1
  if (view.getUint8(at) !== point || count < 1 || count > 8 || to < 8) return -1
  const first = (view.getInt32(to - 8, true) ^ zeros) & (lastBytes[count] as number)
  const last = (view.getInt32(to - 4, true) ^ zeros) & (lastBytes[count + 4] as number)
  const high = fourDigits(first ^ zeros)
  const low = fourDigits(last ^ zeros)
  if ((high | low) < 0) return -1
  read[0] = whole * ten(count) + (Math.imul(high, 10_000) + low)
  return count
}
