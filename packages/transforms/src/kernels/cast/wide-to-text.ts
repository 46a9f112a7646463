import { minus } from '../../bytes/ascii.js'
import { viewOf } from '../../bytes/words.js'
import type { Halves } from '../../numbers/int64.js'
import { copyParts, isNegative, negate, type Parts, partCount } from '../../numbers/int128.js'
import { writeDecimal } from '../../numbers/write-digits.js'
import { putLong } from '../../numbers/write-int64.js'

/** The most characters of a decimal: 38 digits, a sign, a point and a zero before it. */
export const longestWide = 41

const scratch = new Uint8Array(longestWide)
const scratchView = viewOf(scratch)

/** Moves what is in the scratch to before a place, and gives the place of its first byte. */
const moveBefore = (bytes: Uint8Array, end: number, size: number): number => {
  for (let at = 0; at < size; at++) bytes[end - size + at] = scratch[at] as number
  return end - size
}

/** Writes the digits of any long before a place, and gives the place of the first byte. */
export const putAnyLong = (bytes: Uint8Array, end: number, of: Halves, index: number): number =>
  moveBefore(bytes, end, putLong(scratchView, 0, of, index))

const one = new Uint16Array(partCount)

/** Writes the digits of any decimal before a place, and gives the place of the first byte. */
export const putAnyDecimal = (
  bytes: Uint8Array,
  end: number,
  parts: Parts,
  index: number,
  scale: number,
): number => {
  copyParts(one, 0, parts, index * partCount)
  const negative = isNegative(one, 0)
  if (negative) negate(one, 0)
  scratch[0] = minus
  return moveBefore(bytes, end, writeDecimal(scratch, negative ? 1 : 0, one, scale))
}
