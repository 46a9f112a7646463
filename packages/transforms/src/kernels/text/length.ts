import { types } from '@lockstep/schema'
import { nextHigh, viewOf } from '../../bytes/words.js'
import type { IntColumn, TextColumn } from '../../column/column.js'

const sizes = ({ length, offsets }: TextColumn): Int32Array => {
  const values = new Int32Array(length)
  let start = offsets[0] as number
  for (let index = 0; index < length; index++) {
    const end = offsets[index + 1] as number
    values[index] = end - start
    start = end
  }
  return values
}

/**
 * A 1 in each byte of a word that is a continuation byte, `10xx_xxxx`: bit 7 is set, and bit 6, moved there, is not. `é` is
 * C3 A9, `1100_0011` and `1010_1001`: 0 and 1.
 */
const goingOn = (word: number): number => ((word & ~(word << 1)) >>> 7) & 0x01010101

/** The sum of the four bytes of a word, at most 255: the product has it in its highest byte. 0x01020300 gives 6. */
const sumOfBytes = (word: number): number => Math.imul(word, 0x01010101) >>> 24

/** The bytes that are counted in one word, side by side: 252 / 4 is 63 for each byte of the word, and 4 * 63 is below 256. */
const portion = 252

/** The number of continuation bytes from one place to another. */
const countGoingOn = (view: DataView, start: number, end: number): number => {
  let count = 0
  let at = start
  while (at + 4 <= end) {
    const stop = Math.min(at + portion, end) - 4
    let counts = 0
    for (; at <= stop; at += 4) counts += goingOn(view.getInt32(at, true))
    count += sumOfBytes(counts)
  }
  for (; at < end; at++) count += goingOn(view.getUint8(at))
  return count
}

/** The number of characters of each cell: its bytes less its continuation bytes. */
export const lengths = (column: TextColumn): IntColumn => {
  const { length, validity, offsets, bytes } = column
  const values = sizes(column)
  const view = viewOf(bytes)
  const last = offsets[length] as number
  let cell = 0
  for (let at = nextHigh(view, offsets[0] as number, last); at < last; at = nextHigh(view, at, last)) {
    while ((offsets[cell + 1] as number) <= at) cell++
    const end = offsets[cell + 1] as number
    values[cell] = (values[cell] as number) - countGoingOn(view, at, end)
    at = end
  }
  return { layout: 'int', type: types.int, length, validity, values }
}
