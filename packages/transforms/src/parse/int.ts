import { digitOf, isSign, minus } from '../bytes/ascii.js'
import { endOfInk, firstInk, isBlankOrDelete } from './blank.js'
import { digitsFrom } from './four.js'

const largest = 2 ** 31 - 1

/** The most digits that surely fit. */
const short = 9

const readAny = (bytes: Uint8Array, from: number, to: number): number => {
  const start = firstInk(bytes, from, to, isBlankOrDelete)
  const end = endOfInk(bytes, start, to, isBlankOrDelete)
  const first = start < end && isSign(bytes[start]) ? start + 1 : start
  if (first >= end) return Number.NaN
  let value = 0
  for (let at = first; at < end; at++) {
    const digit = digitOf(bytes[at])
    if (digit < 0) return Number.NaN
    value = value * 10 + digit
    if (value > largest + 1) return Number.NaN
  }
  if (first > start && bytes[start] === minus) return -value
  return value > largest ? Number.NaN : value
}

/** Reads what Spark's `try_cast(... as int)` reads from UTF-8 bytes; NaN for all else. `view` shows the same bytes. */
export const readInt = (bytes: Uint8Array, view: DataView, from: number, to: number): number => {
  if (from === to) return Number.NaN
  const negative = bytes[from] === minus
  const first = negative ? from + 1 : from
  if (first < to && to - first <= short) {
    const value = digitsFrom(view, first, to)
    if (value >= 0) return negative ? -value : value
  }
  return readAny(bytes, from, to)
}
