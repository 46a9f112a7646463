import { after } from '../../bytes/characters.js'
import { highBits, viewOf } from '../../bytes/words.js'
import type { TextColumn } from '../../column/column.js'

/** Writes bytes from last to first, from `start` to `end` to a place, and gives a word with the bits of all of them. */
const reverseBytes = (from: DataView, start: number, end: number, to: DataView, place: number): number => {
  let seen = 0
  let at = place
  let last = end
  for (; last - 4 >= start; last -= 4, at += 4) {
    const word = from.getInt32(last - 4, true)
    seen |= word
    to.setInt32(at, word, false)
  }
  for (; last > start; last--, at++) {
    const byte = from.getUint8(last - 1)
    seen |= byte
    to.setUint8(at, byte)
  }
  return seen
}

/** As `reverseBytes`, with the bytes of each character in their order. */
const reverseLetters = (
  bytes: Uint8Array,
  start: number,
  end: number,
  to: Uint8Array,
  place: number,
): void => {
  let back = place + end - start
  for (let at = start; at < end; ) {
    const next = after(bytes, at, end)
    back -= next - at
    for (let goes = back; at < next; goes++, at++) to[goes] = bytes[at] as number
  }
}

/** Text with its characters from last to first: each cell is as long as before, and so lies where it lay. */
export const reverse = (column: TextColumn): TextColumn => {
  const { length, offsets, bytes } = column
  const first = offsets[0] as number
  const reversed = new Uint8Array((offsets[length] as number) - first)
  const [from, to] = [viewOf(bytes), viewOf(reversed)]
  for (let index = 0; index < length; index++) {
    const start = offsets[index] as number
    const end = offsets[index + 1] as number
    if ((reverseBytes(from, start, end, to, start - first) & highBits) !== 0)
      reverseLetters(bytes, start, end, reversed, start - first)
  }
  const moved = first === 0 ? offsets.subarray(0, length + 1) : offsets.map((offset) => offset - first)
  return { ...column, offsets: moved, bytes: reversed }
}
