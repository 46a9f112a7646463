import { copyLoopBytes } from '../bytes/copy.js'
import { viewOf } from '../bytes/words.js'
import { putText, type TextBuilder, textRoom } from './text.js'

/** Bytes, and the same bytes again. */
export interface Source {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** Bytes as a source to copy from. */
export const sourceOf = (bytes: Uint8Array): Source => ({ bytes, view: viewOf(bytes) })

/** Adds the bytes from one place to another to the cell at hand. */
export const put = (out: TextBuilder, { bytes, view }: Source, from: number, to: number): void => {
  if (to - from <= copyLoopBytes) putText(out, view, from, to)
  else {
    textRoom(out, to - from)
    out.values.set(bytes.subarray(from, to), out.end)
    out.end += to - from
  }
}
