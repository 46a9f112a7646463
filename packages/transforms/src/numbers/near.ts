import { wordValues } from '../bytes/words.js'
import type { Halves } from './int64.js'

/** The bits of an upper half that say how far a number is from 0, on either side. */
const awayFromZero = (high: number): number => high ^ (high >> 31)

/** Whether all are so near to 0, below 2^52, that doubles hold them, and their sums with 10^11, exactly. Four are looked at in a turn. */
export const areNear = (of: Halves): boolean => {
  let far = 0
  let at = 1
  for (; at + 6 < of.length; at += 8)
    far |=
      awayFromZero(of[at] as number) |
      awayFromZero(of[at + 2] as number) |
      awayFromZero(of[at + 4] as number) |
      awayFromZero(of[at + 6] as number)
  for (; at < of.length; at += 2) far |= awayFromZero(of[at] as number)
  return far >>> 20 === 0
}

/** The number at a place, which is near. */
export const nearNumber = (of: Halves, index: number): number =>
  (of[index * 2 + 1] as number) * wordValues + ((of[index * 2] as number) >>> 0)

/**
 * What is left of a whole number below 2^53 by another one, 0 or more. No quotient is rounded to a whole number that it is
 * below: it differs from that by 1 / `by` at least, and by less than that from what it is rounded to.
 */
export const remainderOf = (number: number, by: number): number => number - Math.floor(number / by) * by
