import { textRoom } from '../../builders/text.js'
import type { TextColumn } from '../../column/column.js'
import { rewrite } from '../shared/rewrite-text.js'
import { type DecodeCell, decodeEach } from './decode-text.js'

const letters = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')

const filler = 0x3d

/** The value of each byte that is one of the letters; -1 for the others. */
const values = new Int8Array(256).fill(-1)
for (const [value, letter] of letters.entries()) values[letter] = value

/** In Base64 of one line: three bytes as four letters, filled up with `=`. */
export const base64Of = (column: TextColumn): TextColumn => {
  const { bytes } = column
  return rewrite(column, (out, from, to) => {
    textRoom(out, Math.ceil((to - from) / 3) * 4)
    const { values: made } = out
    let { end } = out
    for (let at = from; at < to; at += 3) {
      const left = to - at
      const word =
        ((bytes[at] as number) << 16) |
        (left > 1 ? (bytes[at + 1] as number) << 8 : 0) |
        (left > 2 ? (bytes[at + 2] as number) : 0)
      made[end++] = letters[word >> 18] as number
      made[end++] = letters[(word >> 12) & 63] as number
      made[end++] = left > 1 ? (letters[(word >> 6) & 63] as number) : filler
      made[end++] = left > 2 ? (letters[word & 63] as number) : filler
    }
    out.end = end
  })
}

/** How many `=` there are at the end, at most two. */
const fillers = (bytes: Uint8Array, from: number, to: number): number => {
  if (to === from || bytes[to - 1] !== filler) return 0
  return bytes[to - 2] === filler ? 2 : 1
}

/** Four letters are three bytes; bits left over are not looked at. */
const fromBase64: DecodeCell = (bytes, from, to, out) => {
  if (((to - from) & 3) !== 0) return false
  const { values: made } = out
  let { end } = out
  const missing = fillers(bytes, from, to)
  const whole = missing === 0 ? to : to - 4
  for (let at = from; at < whole; at += 4) {
    const first = values[bytes[at] as number] as number
    const second = values[bytes[at + 1] as number] as number
    const third = values[bytes[at + 2] as number] as number
    const last = values[bytes[at + 3] as number] as number
    if ((first | second | third | last) < 0) return false
    made[end++] = (first << 2) | (second >> 4)
    made[end++] = (second << 4) | (third >> 2)
    made[end++] = (third << 6) | last
  }
  if (missing > 0) {
    const first = values[bytes[whole] as number] as number
    const second = values[bytes[whole + 1] as number] as number
    const third = missing === 1 ? (values[bytes[whole + 2] as number] as number) : 0
    if ((first | second | third) < 0) return false
    made[end++] = (first << 2) | (second >> 4)
    if (missing === 1) made[end++] = (second << 4) | (third >> 2)
  }
  out.end = end
  return true
}

/** What Base64 stands for; null for other text, and where it is no UTF-8. */
export const unbase64: (column: TextColumn) => TextColumn = decodeEach(fromBase64)
