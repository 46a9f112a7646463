import { fourBytes } from '../bytes/words.js'
import { endOfInk, firstInk, isBlankOrDelete } from './blank.js'

const [t, y, f, n, zero, one] = [0x74, 0x79, 0x66, 0x6e, 0x30, 0x31]
const [trueWord, falsWord, yesWord, noWord] = [
  fourBytes('true'),
  fourBytes('fals'),
  fourBytes('yes'),
  fourBytes('no'),
]
const e = 0x65

/** Sets bit 5 of each byte, which makes `A` to `Z` small: T (54) and t (74) become 74, and no other byte does. */
const folded = 0x20202020

const oneByte = (byte: number): number => {
  if (byte === one) return 1
  if (byte === zero) return 0
  const letter = byte | 0x20
  if (letter === t || letter === y) return 1
  return letter === f || letter === n ? 0 : -1
}

const readWord = (view: DataView, from: number, to: number): number => {
  switch (to - from) {
    case 1:
      return oneByte(view.getUint8(from))
    case 2:
      return (view.getUint16(from, true) | (folded & 0xffff)) === noWord ? 0 : -1
    case 3:
      return (view.getUint16(from, true) | (view.getUint8(from + 2) << 16) | (folded & 0xffffff)) === yesWord
        ? 1
        : -1
    case 4:
      return (view.getInt32(from, true) | folded) === trueWord ? 1 : -1
    case 5:
      return (view.getInt32(from, true) | folded) === falsWord && (view.getUint8(from + 4) | 0x20) === e
        ? 0
        : -1
    default:
      return -1
  }
}

/** Reads what Spark's `try_cast(... as boolean)` reads from UTF-8 bytes: 1 for true, 0 for false, -1 for all else. */
export const readBoolean = (bytes: Uint8Array, view: DataView, from: number, to: number): number => {
  const value = readWord(view, from, to)
  if (value >= 0) return value
  const start = firstInk(bytes, from, to, isBlankOrDelete)
  const end = endOfInk(bytes, start, to, isBlankOrDelete)
  return end - start === to - from ? -1 : readWord(view, start, end)
}
