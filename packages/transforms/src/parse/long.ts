import { type Halves, setProduct } from '../longs.js'
import { endOfInk, firstInk, isBlankOrDelete } from './blank.js'
import { digitOf, endOfDigits, isSign, minus, numberOf } from './marks.js'

/** The most digits that a long can have. */
const mostDigits = 19

/** Reads what Spark's `try_cast(... as bigint)` reads from UTF-8 bytes, and says whether there is such a value. */
export const readLong = (
  bytes: Uint8Array,
  from: number,
  to: number,
  halves: Halves,
  index: number,
): boolean => {
  const start = firstInk(bytes, from, to, isBlankOrDelete)
  const end = endOfInk(bytes, start, to, isBlankOrDelete)
  let first = start < end && isSign(bytes[start]) ? start + 1 : start
  if (first >= end || endOfDigits(bytes, first, end) < end) return false
  const sign = bytes[start] === minus ? -1 : 1
  while (first < end - 1 && digitOf(bytes[first]) === 0) first++
  if (end - first > mostDigits) return false
  const split = Math.max(first, end - 9)
  const high = numberOf(bytes, first, split)
  const low = numberOf(bytes, split, end)
  return setProduct(halves, index, sign * high, 1e9, sign * low)
}
