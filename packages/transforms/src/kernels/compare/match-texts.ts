import { bitmapBytes } from '../../bytes/bitmap.js'
import { areEqual, isAt, type Sought, soughtOf } from '../../bytes/equal.js'
import { viewOf } from '../../bytes/words.js'
import type { CellsOperand } from '../shared/operand.js'

/** Text to compare, or one for all rows. */
export type TextOperand = CellsOperand<'text'>

/** A selection bitmap of the rows in which a comparison of two texts is true. */
export type CompareTexts = (left: TextOperand, right: TextOperand, length: number) => Uint8Array

/** Where a text holds another: `exact` is -1 where they must be of one size, `last` where it is at the end, else 0. */
interface Place {
  readonly exact: -1 | 0
  readonly last: -1 | 0
}

/** The rows in which the left text holds the right one at a place. */
const held =
  (place: Place): CompareTexts =>
  (left, right, length) => {
    const bits = new Uint8Array(bitmapBytes(length))
    const { offsets, bytes } = right.cells
    const view = viewOf(left.cells.bytes)
    if (left.step === 1 && right.step === 0) {
      const sought = soughtOf(bytes.subarray(offsets[0], offsets[1]))
      setSought(left.cells.offsets, view, sought, place, length, bits)
    } else setHeld(left, view, right, viewOf(bytes), place, length, bits)
    return bits
  }

/** As `setHeld`, of one text in all rows. */
const setSought = (
  offsets: Int32Array,
  view: DataView,
  { size, words }: Sought,
  { exact, last }: Place,
  length: number,
  bits: Uint8Array,
): void => {
  let next = offsets[0] as number
  for (let row = 0, at = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 1; row < end; row++, bit <<= 1) {
      const start = next
      next = offsets[row + 1] as number
      const longer = next - start - size
      if ((longer | (-longer & exact)) >= 0 && isAt(view, start + (longer & last), size, words)) byte |= bit
    }
    bits[at] = byte
  }
}

const setHeld = (
  { cells: { offsets }, step }: TextOperand,
  a: DataView,
  { cells: { offsets: others }, step: otherStep }: TextOperand,
  b: DataView,
  { exact, last }: Place,
  length: number,
  bits: Uint8Array,
): void => {
  for (let at = 0, row = 0; row < length; at++) {
    const end = Math.min(row + 8, length)
    let byte = 0
    for (let bit = 1; row < end; row++, bit <<= 1) {
      const i = row * step
      const j = row * otherStep
      const start = offsets[i] as number
      const other = others[j] as number
      const size = (others[j + 1] as number) - other
      const longer = (offsets[i + 1] as number) - start - size
      if ((longer | (-longer & exact)) >= 0 && areEqual(a, start + (longer & last), b, other, size))
        byte |= bit
    }
    bits[at] = byte
  }
}

/** The rows in which two texts are equal. */
export const equalTexts: CompareTexts = held({ exact: -1, last: 0 })

/** The rows in which the left text begins with the right one. */
export const startsWith: CompareTexts = held({ exact: 0, last: 0 })

/** The rows in which the left text ends with the right one. */
export const endsWith: CompareTexts = held({ exact: 0, last: -1 })
