import { type Source, sourceOf } from '../../builders/put-bytes.js'
import { unwritten } from '../../bytes/unwritten.js'
import { isUtf8Span } from '../../bytes/utf8.js'
import { nextHigh, viewOf } from '../../bytes/words.js'
import { checkText, isValid, type TextColumn } from '../../column/column.js'
import { writtenColumn } from '../shared/text-writer.js'
import { type DecodeCell, decodeEach, valuesOfTwo } from './decode-text.js'

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

/** Both digits of each byte, the first of them below the second. */
const pairs = Uint16Array.from(
  { length: 256 },
  (_, byte) => (capitalDigits[byte >> 4] as number) | ((capitalDigits[byte & 15] as number) << 8),
)

/** Writes bytes as digits, four a turn, and gives the place behind them. */
const putDigits = (
  { bytes, view }: Source,
  from: number,
  to: number,
  out: DataView,
  start: number,
): number => {
  let end = start
  let at = from
  for (; at + 4 <= to; at += 4) {
    const four = view.getInt32(at, true)
    const second = pairs[(four >>> 8) & 0xff] as number
    const last = pairs[four >>> 24] as number
    out.setInt32(end, (pairs[four & 0xff] as number) | (second << 16), true)
    out.setInt32(end + 4, (pairs[(four >>> 16) & 0xff] as number) | (last << 16), true)
    end += 8
  }
  for (; at < to; at++) {
    out.setUint16(end, pairs[bytes[at] as number] as number, true)
    end += 2
  }
  return end
}

/** Each byte as two hexadecimal digits. Cells that meet are written in one go; bytes of a null are left out. */
export const hexOf = ({ length, validity, offsets, bytes }: TextColumn): TextColumn => {
  const first = offsets[0] as number
  const size = 2 * ((offsets[length] as number) - first)
  checkText(size)
  const out = new Uint8Array(unwritten(size))
  const [source, view] = [sourceOf(bytes), viewOf(out)]
  const ends = new Int32Array(length + 1)
  let from = first
  let left = first
  let end = 0
  for (let index = 0; index < length; index++) {
    const start = offsets[index] as number
    const next = offsets[index + 1] as number
    if (start < next && !isValid(validity, index)) {
      end = putDigits(source, from, start, view, end)
      from = next
      left += next - start
    }
    ends[index + 1] = 2 * (next - left)
  }
  end = putDigits(source, from, offsets[length] as number, view, end)
  out.fill(0, end)
  return writtenColumn({ offsets: ends, bytes: out }, validity)
}

const bytesOfTwo = valuesOfTwo(values, 4)

/** Two digits a byte, eight a turn; a first digit without another is a byte of its own. What is no digit makes `odd` negative. */
const fromHex: DecodeCell = ({ bytes, view }, from, to, { bytes: made, view: out }, start) => {
  let end = start
  let at = from
  let odd = 0
  if (((to - from) & 1) === 1) {
    odd = values[bytes[at++] as number] as number
    made[end++] = odd
  }
  for (; at + 8 <= to; at += 8) {
    const four = view.getInt32(at, true)
    const more = view.getInt32(at + 4, true)
    const first = bytesOfTwo[four & 0xffff] as number
    const second = bytesOfTwo[four >>> 16] as number
    const third = bytesOfTwo[more & 0xffff] as number
    const last = bytesOfTwo[more >>> 16] as number
    odd |= first | second | third | last
    out.setInt32(end, first | (second << 8) | (third << 16) | (last << 24), true)
    end += 4
  }
  for (; at < to; at += 2) {
    const byte = bytesOfTwo[view.getUint16(at, true)] as number
    odd |= byte
    made[end++] = byte
  }
  return odd < 0 ? -1 : end
}

const unhexEach = decodeEach(fromHex, (size, cells) => (size + cells) >> 1)

/** Whether the bytes up to each end, from that before, are UTF-8. */
const areUtf8 = (bytes: Uint8Array, ends: Int32Array): boolean => {
  for (let index = 1; index < ends.length; index++)
    if (!isUtf8Span(bytes, ends[index - 1] as number, ends[index] as number)) return false
  return true
}

/** Where the bytes of each cell end; undefined where one has an odd number of digits, or a null has digits. */
const halfEnds = ({ length, validity, offsets }: TextColumn): Int32Array | undefined => {
  const first = offsets[0] as number
  const ends = new Int32Array(length + 1)
  let odd = 0
  for (let index = 0; index < length; index++) {
    const next = offsets[index + 1] as number
    if (!isValid(validity, index) && next > (offsets[index] as number)) odd = 1
    odd |= next - first
    ends[index + 1] = (next - first) >> 1
  }
  return (odd & 1) === 0 ? ends : undefined
}

/** What hexadecimal digits stand for; null for other text, and where it is no UTF-8. All cells are read in one go, if they can be. */
export const unhex = (column: TextColumn): TextColumn => {
  const { length, validity, offsets, bytes } = column
  const ends = halfEnds(column)
  if (ends === undefined) return unhexEach(column)
  const out = new Uint8Array(ends[length] as number)
  const made = sourceOf(out)
  const end = fromHex(sourceOf(bytes), offsets[0] as number, offsets[length] as number, made, 0)
  const isText = end >= 0 && (nextHigh(made.view, 0, end) === end || areUtf8(out, ends))
  return isText ? writtenColumn({ offsets: ends, bytes: out }, validity) : unhexEach(column)
}
