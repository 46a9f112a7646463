import { digitOf, endOfDigits, isSign, minus } from '../bytes/ascii.js'
import { type Halves, setProduct, setWhole } from '../numbers/int64.js'
import { endOfInk, firstInk, isBlankOrDelete } from './blank.js'
import { digitsFrom } from './four.js'

/** The most digits that a long can have. */
const mostDigits = 19

/** The most digits of a number that doubles hold exactly. */
const short = 15

const readAny = (
  bytes: Uint8Array,
  view: DataView,
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
  const high = digitsFrom(view, first, split)
  const low = digitsFrom(view, split, end)
  return setProduct(halves, index, sign * high, 1e9, sign * low)
}

/**
 * Reads what Spark's `try_cast(... as bigint)` reads from UTF-8 bytes, and says whether there is such a value. `view`
 * shows the same bytes.
 */
export const readLong = (
  bytes: Uint8Array,
  view: DataView,
  from: number,
  to: number,
  halves: Halves,
  index: number,
): boolean => {
  if (from === to) return false
  const negative = bytes[from] === minus
  const first = negative ? from + 1 : from
  const size = to - first
  if (size > 0 && size < mostDigits) {
    const split = Math.max(first, to - 8)
    const high = digitsFrom(view, first, split)
    const low = digitsFrom(view, split, to)
    if (high >= 0 && low >= 0) {
      if (size <= short) setWhole(halves, index, negative ? -(high * 1e8 + low) : high * 1e8 + low)
      else setProduct(halves, index, negative ? -high : high, 1e8, negative ? -low : low)
      return true
    }
  }
  return readAny(bytes, view, from, to, halves, index)
}
