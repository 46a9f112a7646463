import { type TextBuilder, textRoom } from '../build/text.js'

/** Bytes, and the same bytes again. */
export interface Source {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** Bytes as a source to copy from. */
export const sourceOf = (bytes: Uint8Array): Source => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
})

/** Up to here words one by one are faster than `set`. */
const shortSpan = 256

/** Adds the bytes from one place to another to the cell at hand. */
export const put = (out: TextBuilder, { bytes, view }: Source, from: number, to: number): void => {
  const size = to - from
  textRoom(out, size + 4)
  const { values, view: target, end } = out
  if (size > shortSpan) values.set(bytes.subarray(from, to), end)
  else {
    let at = 0
    for (const last = Math.min(size, bytes.length - from - 3); at < last; at += 4)
      target.setInt32(end + at, view.getInt32(from + at, true), true)
    for (; at < size; at++) values[end + at] = bytes[from + at] as number
  }
  out.end = end + size
}
