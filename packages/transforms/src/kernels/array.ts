import { bitmapBytes, setBit } from '../bits.js'
import { isValid, type PlainColumn, type TextColumn, type Validity } from '../column.js'
import { type FixedColumn, isFixed, ofWords, widthOf, wordsOf } from '../fixed.js'
import { joined } from '../join.js'
import { take } from '../take.js'
import { type Movable, movable, move, slack } from '../text/move.js'
import { laidAs, type Operand } from './operand.js'

// Elements lie row by row: element `row * size + place` is the cell of the operand at that place.

/** Sets a bit of the elements at one place for each cell that has one. */
const spreadBits = (
  bits: Validity,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Uint8Array,
): void => {
  for (let row = 0, at = place; row < length; row++, at += size) if (isValid(bits, row * step)) setBit(to, at)
}

const interleaveBits = (
  parts: readonly { readonly bits: Validity; readonly step: number }[],
  length: number,
): Uint8Array => {
  const size = parts.length
  const bits = new Uint8Array(bitmapBytes(length * size))
  for (const [place, part] of parts.entries()) spreadBits(part.bits, part.step, size, place, length, bits)
  return bits
}

const spreadOnes = (
  words: Int32Array,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Int32Array,
): void => {
  for (let row = 0, at = place; row < length; row++, at += size) to[at] = words[row * step] as number
}

const spreadPairs = (
  words: Int32Array,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Int32Array,
): void => {
  for (let row = 0, at = place * 2; row < length; row++, at += size * 2) {
    const from = row * step * 2
    to[at] = words[from] as number
    to[at + 1] = words[from + 1] as number
  }
}

const spreadFours = (
  words: Int32Array,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Int32Array,
): void => {
  for (let row = 0, at = place * 4; row < length; row++, at += size * 4)
    for (let word = 0; word < 4; word++) to[at + word] = words[row * step * 4 + word] as number
}

const spreads: Readonly<Record<number, typeof spreadOnes>> = { 1: spreadOnes, 2: spreadPairs, 4: spreadFours }

const interleaveFixed = (
  like: FixedColumn,
  operands: readonly Operand[],
  length: number,
  validity: Validity,
): FixedColumn => {
  const size = operands.length
  const width = widthOf(like)
  const words = new Int32Array(length * size * width)
  for (const [place, { cells, step }] of operands.entries())
    if (isFixed(cells)) spreads[width]?.(wordsOf(cells), step, size, place, length, words)
  return ofWords(like, words, length * size, validity)
}

const interleaveTexts = (
  operands: readonly Operand<'text'>[],
  length: number,
): Pick<TextColumn, 'offsets' | 'bytes'> => {
  const offsets = new Int32Array(length * operands.length + 1)
  let at = 0
  let end = 0
  for (let row = 0; row < length; row++)
    for (const { cells, step } of operands) {
      end += (cells.offsets[row * step + 1] as number) - (cells.offsets[row * step] as number)
      if (end > 0x7fffffff)
        throw new RangeError('a batch would hold more than 2 GiB of one column; use smaller batches')
      offsets[++at] = end
    }
  const bytes = new Uint8Array(end + slack)
  const to = movable(bytes)
  const from = operands.map(({ cells }) => movable(cells.bytes))
  at = 0
  for (let row = 0; row < length; row++)
    for (let place = 0; place < operands.length; place++) {
      const { cells, step } = operands[place] as Operand<'text'>
      const start = cells.offsets[row * step] as number
      move(
        from[place] as Movable,
        start,
        cells.offsets[row * step + 1] as number,
        to,
        offsets[at++] as number,
      )
    }
  return { offsets, bytes: bytes.subarray(0, end) }
}

/** Cells of any layout, by their places behind each other. */
const interleaveAny = (operands: readonly Operand[], length: number): PlainColumn => {
  const places = new Int32Array(length * operands.length)
  let behind = 0
  for (const [place, { cells, step }] of operands.entries()) {
    for (let row = 0, at = place; row < length; row++, at += operands.length) places[at] = behind + row * step
    behind += cells.length
  }
  return take(joined(operands.map(({ cells }) => cells)), places)
}

/** One cell of each operand, row by row. */
export const interleaved = (operands: readonly Operand[], length: number): PlainColumn => {
  const [first] = operands
  if (first === undefined) throw new TypeError('nothing to put in rows')
  const { cells } = first
  const validity = operands.every((operand) => operand.cells.validity === null)
    ? null
    : interleaveBits(
        operands.map((operand) => ({ bits: operand.cells.validity, step: operand.step })),
        length,
      )
  if (isFixed(cells)) return interleaveFixed(cells, operands, length, validity)
  const made = { type: cells.type, length: length * operands.length, validity }
  switch (cells.layout) {
    case 'text': {
      const texts = operands.map((operand) => laidAs(operand, 'text'))
      return { ...made, layout: 'text', ...interleaveTexts(texts, length) }
    }
    case 'boolean': {
      const parts = operands.map((operand) => ({
        bits: laidAs(operand, 'boolean').cells.bits,
        step: operand.step,
      }))
      return { ...made, layout: 'boolean', bits: interleaveBits(parts, length) }
    }
    default:
      return interleaveAny(operands, length)
  }
}
