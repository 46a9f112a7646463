import { types } from '@lockstep/schema'
import { viewOf } from '../../bytes/words.js'
import { checkText, type PlainColumn, type Validity } from '../../column/column.js'
import { longestWide } from './wide-to-text.js'

/** Text that is written from the last cell to the first, each from its last byte. `bytes` and `view` show the same room. */
export interface Backwards {
  /** At `i`, the number of bytes of the cells from `i` on; at 0, of all cells. */
  readonly offsets: Int32Array
  bytes: Uint8Array<ArrayBuffer>
  view: DataView
}

/** The most bytes written in front of a place: one number, and eight digits before it. */
export const front: number = longestWide + 16

/** Room for `length` cells. */
export const backwards = (length: number): Backwards => {
  const bytes = new Uint8Array(length * 12 + front)
  return { offsets: new Int32Array(length + 1), bytes, view: viewOf(bytes) }
}

/** Makes the room larger. Gives the new place of what was written from `at` on. */
export const growBackwards = (to: Backwards, at: number): number => {
  const size = to.bytes.length - at
  checkText(size)
  const larger = new Uint8Array(to.bytes.length * 2)
  larger.set(to.bytes.subarray(at), larger.length - size)
  to.bytes = larger
  to.view = viewOf(larger)
  return larger.length - size
}

/** The cells as a column, given the place of the first byte. */
export const finishBackwards = (
  { offsets, bytes }: Backwards,
  at: number,
  validity: Validity,
): PlainColumn => {
  const size = bytes.length - at
  checkText(size)
  offsets[0] = size
  for (let index = 0; index < offsets.length; index++) offsets[index] = size - (offsets[index] as number)
  return {
    layout: 'text',
    type: types.text,
    length: offsets.length - 1,
    validity,
    offsets,
    bytes: bytes.subarray(at),
  }
}
