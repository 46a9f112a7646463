import type { TypeOf } from '@lockstep/schema'
import { ten } from './tens.js'
import {
  add,
  copy,
  dividedBy,
  hasDigits,
  isNegative,
  multiply,
  negate,
  type Parts,
  partCount,
  timesPlus,
  timesTen,
} from './wide.js'

/** Cuts so many digits from the end of a number that is not negative, and rounds half up. */
const cut = (of: Parts, at: number, digits: number): void => {
  for (let left = digits - 1; left > 0; left -= 10) dividedBy(of, at, ten(Math.min(left, 10)))
  if (dividedBy(of, at, 10) >= 5) timesPlus(of, at, 1, 1)
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

/** Writes the result of two decimals, each with its place and scale. */
export type SetDecimal = (
  to: Parts,
  at: number,
  left: Parts,
  a: number,
  scale: number,
  right: Parts,
  b: number,
  other: number,
) => void

const addend: Parts = new Uint16Array(partCount)

/** Gives both operands the larger scale, the left one where the result goes. */
const align: SetDecimal = (to, at, left, a, scale, right, b, other) => {
  copy(to, at, left, a)
  timesTen(to, at, other - scale)
  copy(addend, 0, right, b)
  timesTen(addend, 0, scale - other)
}

/** Writes a sum, which must fit. */
export const setDecimalSum: SetDecimal = (to, at, left, a, scale, right, b, other) => {
  align(to, at, left, a, scale, right, b, other)
  add(to, at, addend, 0)
}

/** Writes a difference, which must fit. */
export const setDecimalDifference: SetDecimal = (to, at, left, a, scale, right, b, other) => {
  align(to, at, left, a, scale, right, b, other)
  negate(addend, 0)
  add(to, at, addend, 0)
}

/** Writes a product, which must fit. */
export const setDecimalProduct: SetDecimal = (to, at, left, a, _, right, b) =>
  multiply(to, at, left, a, right, b)
