import { unwritten } from '../../bytes/unwritten.js'
import { checkText, isValid, type TextColumn } from '../../column/column.js'
import { writtenColumn } from '../shared/text-writer.js'
import { type DecodeCell, decodeEach, valuesOfTwo } from './decode-text.js'

const letters = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')

const filler = 0x3d

/** The value of each byte that is one of the letters; -1 for the others. */
const values = new Int8Array(256).fill(-1)
for (const [value, letter] of letters.entries()) values[letter] = value

/** The letters of each number of twelve bits, the first of them below the second. */
const pairs = Uint16Array.from(
  { length: 4_096 },
  (_, bits) => (letters[bits >> 6] as number) | ((letters[bits & 63] as number) << 8),
)

/** Writes bytes as letters, and gives the place behind them; places are those of fours of letters. */
const putFours = (bytes: Uint8Array, from: number, to: number, out: Int32Array, start: number): number => {
  let end = start
  let at = from
  for (; at + 3 <= to; at += 3) {
    const first = bytes[at] as number
    const second = bytes[at + 1] as number
    const last = ((second & 15) << 8) | (bytes[at + 2] as number)
    out[end++] = (pairs[(first << 4) | (second >> 4)] as number) | ((pairs[last] as number) << 16)
  }
  if (at === to) return end
  const isTwo = at + 2 === to
  const second = isTwo ? (bytes[at + 1] as number) : 0
  const third = isTwo ? (letters[(second & 15) << 2] as number) : filler
  out[end++] =
    (pairs[((bytes[at] as number) << 4) | (second >> 4)] as number) | (third << 16) | (filler << 24)
  return end
}

/** In Base64 of one line: three bytes as four letters, filled up with `=`. */
export const base64Of = ({ length, validity, offsets, bytes }: TextColumn): TextColumn => {
  const size = (offsets[length] as number) - (offsets[0] as number)
  // A cell has a third of a four for each byte, and at most two thirds more.
  const most = Math.ceil((size + 2 * length) / 3)
  checkText(4 * most)
  const out = new Int32Array(unwritten(4 * most))
  const ends = new Int32Array(length + 1)
  let end = 0
  for (let index = 0; index < length; index++) {
    if (isValid(validity, index))
      end = putFours(bytes, offsets[index] as number, offsets[index + 1] as number, out, end)
    ends[index + 1] = 4 * end
  }
  out.fill(0, end)
  return writtenColumn({ offsets: ends, bytes: new Uint8Array(out.buffer) }, validity)
}

const bitsOfTwo = valuesOfTwo(values, 6)

/** How many `=` there are at the end, at most two. */
const fillers = (bytes: Uint8Array, from: number, to: number): number => {
  if (to === from || bytes[to - 1] !== filler) return 0
  return bytes[to - 2] === filler ? 2 : 1
}

/** Four letters are three bytes; bits left over are not looked at. What is no letter makes `odd` negative. */
const fromBase64: DecodeCell = ({ bytes, view }, from, to, { bytes: made }, start) => {
  if (((to - from) & 3) !== 0) return -1
  const missing = fillers(bytes, from, to)
  const whole = missing === 0 ? to : to - 4
  let end = start
  let odd = 0
  for (let at = from; at < whole; at += 4) {
    const four = view.getInt32(at, true)
    const high = bitsOfTwo[four & 0xffff] as number
    const low = bitsOfTwo[four >>> 16] as number
    odd |= high | low
    made[end++] = high >> 4
    made[end++] = (high << 4) | (low >> 8)
    made[end++] = low
  }
  if (missing > 0) {
    const high = bitsOfTwo[view.getUint16(whole, true)] as number
    const third = missing === 1 ? (values[bytes[whole + 2] as number] as number) : 0
    odd |= high | third
    made[end++] = high >> 4
    if (missing === 1) made[end++] = (high << 4) | (third >> 2)
  }
  return odd < 0 ? -1 : end
}

/** What Base64 stands for; null for other text, and where it is no UTF-8. */
export const unbase64: (column: TextColumn) => TextColumn = decodeEach(fromBase64, (size) => (size >> 2) * 3)
