import { textRoom } from '../../builders/text.js'
import type { TextColumn } from '../../column/column.js'
import { rewrite } from '../shared/rewrite-text.js'
import { type DecodeCell, decodeEach } from './decode-text.js'

const utf8 = new TextEncoder()

/** The digits of 0 to 15, as `hex` and `url_encode` write them. */
export const capitalDigits: Uint8Array = utf8.encode('0123456789ABCDEF')

/** The value of each byte that is a hexadecimal digit, in either case; -1 for the others. */
const values = new Int8Array(256).fill(-1)
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  values[digit.charCodeAt(0)] = value
  values[digit.toUpperCase().charCodeAt(0)] = value
}

/** The value of a hexadecimal digit, or -1. */
export const hexValue = (byte: number): number => values[byte] as number

/** Each byte as two hexadecimal digits. */
export const hexOf = (column: TextColumn): TextColumn => {
  const { bytes } = column
  return rewrite(column, (out, from, to) => {
    textRoom(out, 2 * (to - from))
    const { values: digits } = out
    let { end } = out
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number
      digits[end++] = capitalDigits[byte >> 4] as number
      digits[end++] = capitalDigits[byte & 15] as number
    }
    out.end = end
  })
}

/** Two digits a byte; a first digit without another is a byte of its own. */
const fromHex: DecodeCell = (bytes, from, to, out) => {
  const { values: made } = out
  let { end } = out
  let at = from
  if (((to - from) & 1) === 1) {
    const only = values[bytes[at++] as number] as number
    if (only < 0) return false
    made[end++] = only
  }
  for (; at < to; at += 2) {
    const high = values[bytes[at] as number] as number
    const low = values[bytes[at + 1] as number] as number
    if ((high | low) < 0) return false
    made[end++] = (high << 4) | low
  }
  out.end = end
  return true
}

/** What hexadecimal digits stand for; null for other text, and where it is no UTF-8. */
export const unhex: (column: TextColumn) => TextColumn = decodeEach(fromHex)
