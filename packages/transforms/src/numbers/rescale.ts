import type { TypeOf } from '@lockstep/schema'
import { divide, hasDigits, isNegative, negate, type Parts, timesPlus, timesTen } from './int128.js'
import { ten } from './powers-of-ten.js'

/** Cuts so many digits from the end of a number that is not negative, and rounds half up. */
const cut = (of: Parts, at: number, digits: number): void => {
  for (let left = digits - 1; left > 0; left -= 10) divide(of, at, ten(Math.min(left, 10)))
  if (divide(of, at, 10) >= 5) timesPlus(of, at, 1, 1)
}

/**
 * Gives a decimal another scale, rounded half away from zero, and says whether it then has at most the digits of the
 * type; where it has more, what it holds means nothing.
 */
export const rescale = (of: Parts, at: number, scale: number, to: TypeOf<'decimal'>): boolean => {
  const negative = isNegative(of, at)
  if (negative) negate(of, at)
  const more = to.scale - scale
  if (more < 0) cut(of, at, -more)
  if (!hasDigits(of, at, Math.max(to.precision - Math.max(more, 0), 0))) return false
  timesTen(of, at, more)
  if (negative) negate(of, at)
  return true
}
