import { viewOf } from '../../bytes/words.js'
import type { Halves } from '../../numbers/int64.js'
import { putLong } from '../../numbers/write-int64.js'

/** The most characters of a decimal: 38 digits, a sign, a point and a zero before it. */
export const longestWide = 41

/** One number's text. */
export const scratch: Uint8Array = new Uint8Array(longestWide)
const scratchView = viewOf(scratch)

/** Moves what is in the scratch to before a place, and gives the place of its first byte. */
export const moveBefore = (bytes: Uint8Array, end: number, size: number): number => {
  for (let at = 0; at < size; at++) bytes[end - size + at] = scratch[at] as number
  return end - size
}

/** Writes the digits of any long before a place, and gives the place of the first byte. */
export const putAnyLong = (bytes: Uint8Array, end: number, of: Halves, index: number): number =>
  moveBefore(bytes, end, putLong(scratchView, 0, of, index))
