import type { TextColumn } from '../column.js'
import { afterCharacter } from '../json/fast/utf8.js'
import { goesOn, isAscii } from './bytes.js'

/** Whether bytes from one place to another are UTF-8. */
const isUtf8 = (bytes: Uint8Array, from: number, to: number): boolean => {
  let at = from
  while (at < to) {
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
    if (goesOn(bytes[offsets[index] as number]) && offsets[index] !== offsets[index + 1]) return false
  return true
}

/** Whether the bytes of each cell are UTF-8, as Arrow asks for; false may also be due to a cell that holds no value. */
export const isText = (column: TextColumn): boolean => {
  const from = column.offsets[0] ?? 0
  const to = column.offsets[column.length] ?? 0
  const { bytes } = column
  return isAscii(bytes, from, to) || (isUtf8(bytes, from, to) && cutsNone(column))
}
