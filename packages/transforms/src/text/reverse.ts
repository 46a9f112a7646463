import type { TextColumn } from '../column.js'
import { after } from './bytes.js'

/** Text with its characters from last to first: each cell is as long as before, and so lies where it lay. */
export const reverse = (column: TextColumn): TextColumn => {
  const { length, offsets, bytes } = column
  const first = offsets[0] ?? 0
  const last = offsets[length] ?? 0
  const reversed = new Uint8Array(last - first)
  const moved = offsets.map((offset) => offset - first)
  for (let index = 0; index < length; index++) {
    const end = offsets[index + 1] ?? 0
    let to = moved[index + 1] ?? 0
    for (let at = offsets[index] ?? 0; at < end; ) {
      const next = after(bytes, at, end)
      to -= next - at
      reversed.set(bytes.subarray(at, next), to)
      at = next
    }
  }
  return { ...column, offsets: moved, bytes: reversed }
}
