import { afterCharacter } from '../bytes/utf8.js'
import type { TextColumn } from './column.js'

const highBits = 0x80808080

/** Whether bytes from one place to another are UTF-8: where they are ASCII, four are looked at together. */
const isUtf8 = (bytes: Uint8Array, from: number, to: number): boolean => {
  const skew = -bytes.byteOffset & 3
  const count = Math.max(0, bytes.length - skew) >> 2
  const words = new Int32Array(bytes.buffer, count === 0 ? 0 : bytes.byteOffset + skew, count)
  let at = from
  while (at < to) {
    if (((at - skew) & 3) === 0) {
      const last = (to - skew) >> 2
      let word = (at - skew) >> 2
      while (
        word + 3 < last &&
        (((words[word] as number) |
          (words[word + 1] as number) |
          (words[word + 2] as number) |
          (words[word + 3] as number)) &
          highBits) ===
          0
      )
        word += 4
      while (word < last && ((words[word] as number) & highBits) === 0) word++
      at = word * 4 + skew
      if (at >= to) break
    }
    if ((bytes[at] as number) < 0x80) at++
    else {
      at = afterCharacter(bytes, at)
      if (at < 0) return false
    }
  }
  return at === to
}

const cutsNone = ({ length, offsets, bytes }: TextColumn): boolean => {
  for (let index = 0; index < length; index++)
    if (
      offsets[index] !== offsets[index + 1] &&
      ((bytes[offsets[index] as number] as number) & 0xc0) === 0x80
    )
      return false
  return true
}

const known = new WeakMap<TextColumn, boolean>()

/** Whether the bytes of each cell are UTF-8, as Arrow asks for; false may also be due to a cell that holds no value. */
export const isValidText = (column: TextColumn): boolean => {
  const { length, offsets, bytes } = column
  const is =
    known.get(column) ?? (isUtf8(bytes, offsets[0] as number, offsets[length] as number) && cutsNone(column))
  known.set(column, is)
  return is
}
