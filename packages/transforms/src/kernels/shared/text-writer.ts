import { types } from '@lockstep/schema'
import { viewOf } from '../../bytes/words.js'
import { checkText, isValid, type TextColumn, type Validity } from '../../column/column.js'

/** Text that is written cell after cell. `bytes` and `view` show the same room, which grows. */
export interface TextWriter {
  readonly offsets: Int32Array
  bytes: Uint8Array<ArrayBuffer>
  view: DataView
}

/** Room for some cells. */
export const newTextWriter = (length: number, longest: number): TextWriter => {
  const bytes = new Uint8Array(length * Math.min(longest, 12) + longest)
  return { offsets: new Int32Array(length + 1), bytes, view: viewOf(bytes) }
}

/** Makes the room larger. */
const grow = (to: TextWriter, end: number): void => {
  const larger = new Uint8Array(to.bytes.length * 2)
  larger.set(to.bytes.subarray(0, end))
  to.bytes = larger
  to.view = viewOf(larger)
}

/** Ends a cell at a place, and makes room for one more of at most `longest` bytes. */
export const endCell = (to: TextWriter, index: number, end: number, longest: number): void => {
  checkText(end)
  to.offsets[index + 1] = end
  if (end + longest > to.bytes.length) grow(to, end)
}

/** The cells as a column. */
export const writtenColumn = (
  { offsets, bytes }: Pick<TextWriter, 'offsets' | 'bytes'>,
  validity: Validity,
): TextColumn => {
  const length = offsets.length - 1
  return {
    layout: 'text',
    type: types.text,
    length,
    validity,
    offsets,
    bytes: bytes.subarray(0, offsets[length]),
  }
}

/** Whether there is nothing to write for a cell. */
export const isNull = (validity: Validity, index: number): boolean =>
  validity !== null && !isValid(validity, index)
