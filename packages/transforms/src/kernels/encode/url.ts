import { textRoom } from '../../builders/text.js'
import type { TextColumn } from '../../column/column.js'
import { rewrite } from '../shared/rewrite-text.js'
import { type DecodeCell, decodeEach } from './decode-text.js'
import { capitalDigits, hexValue } from './hex.js'

const space = 0x20
const plus = 0x2b
const percent = 0x25

/** The bytes that stay as they are: ASCII letters and digits, and `.`, `-`, `*` and `_`. */
const plain = new Uint8Array(256)
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_')
  plain[letter.charCodeAt(0)] = 1

/** As part of an address: a space as `+`, other bytes as `%` and two digits. */
export const urlEncode = (column: TextColumn): TextColumn => {
  const { bytes } = column
  return rewrite(column, (out, from, to) => {
    textRoom(out, 3 * (to - from))
    const { values } = out
    let { end } = out
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number
      if (plain[byte] === 1) values[end++] = byte
      else if (byte === space) values[end++] = plus
      else {
        values[end++] = percent
        values[end++] = capitalDigits[byte >> 4] as number
        values[end++] = capitalDigits[byte & 15] as number
      }
    }
    out.end = end
  })
}

const fromUrl: DecodeCell = ({ bytes }, from, to, { bytes: made }, start) => {
  let end = start
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte !== percent) {
      made[end++] = byte === plus ? space : byte
      continue
    }
    if (at + 2 >= to) return -1
    const high = hexValue(bytes[at + 1] as number)
    const low = hexValue(bytes[at + 2] as number)
    if (high < 0 || low < 0) return -1
    made[end++] = (high << 4) | low
    at += 2
  }
  return end
}

/** As it is outside of an address; null where an escape is cut short, and where it is no UTF-8. */
export const urlDecode: (column: TextColumn) => TextColumn = decodeEach(fromUrl, (size) => size)
