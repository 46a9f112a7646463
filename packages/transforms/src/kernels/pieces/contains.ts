import { bitmapBytes, setBit } from '../../bytes/bitmap.js'
import { findSpan } from '../../bytes/find.js'
import type { CompareTexts, TextOperand } from '../compare/match-texts.js'
import { finder } from '../pattern/required-literal.js'

/** The rows of a column that hold one text. */
const holdOne = ({ cells }: TextOperand, part: Uint8Array, length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  if (part.length === 0) return bits.fill(0xff)
  const { offsets, bytes } = cells
  const place = finder({ place: 'anywhere', bytes: part, all: true, begins: true })(cells)
  for (let row = 0; row < length; row++)
    if (place(bytes, offsets[row] as number, offsets[row + 1] as number) >= 0) setBit(bits, row)
  return bits
}

/** The rows in which the left text holds the right one. */
export const containsTexts: CompareTexts = (left, right, length) => {
  const { offsets: others, bytes: parts } = right.cells
  if (left.step === 1 && right.step === 0)
    return holdOne(left, parts.subarray(others[0] as number, others[1]), length)
  const { offsets, bytes } = left.cells
  const bits = new Uint8Array(bitmapBytes(length))
  for (let row = 0; row < length; row++) {
    const cell = row * left.step
    const other = row * right.step
    const start = others[other] as number
    const end = others[other + 1] as number
    if (findSpan(bytes, offsets[cell] as number, offsets[cell + 1] as number, parts, start, end) >= 0)
      setBit(bits, row)
  }
  return bits
}
