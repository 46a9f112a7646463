import { bitmapBytes, clearBit, isSet, setBit } from '../bits.js'
import { allSet, type PlainColumn, type TextColumn, type Validity } from '../column.js'
import { type FixedColumn, isFixed, ofWords, widthOf, wordsOf } from '../fixed.js'
import { joined } from '../join.js'
import { take } from '../take.js'
import { type Movable, move, slack, sourceOf, targetOf } from '../text/move.js'
import { laidAs, type Operand, validRows } from './operand.js'

// Elements lie row by row: element `row * size + place` is the cell of the operand at that place.

/** Sets a bit of the elements at one place for each cell that has one. */
const spreadBits = (
  bits: Uint8Array,
  step: number,
  size: number,
  place: number,
  length: number,
  to: Uint8Array,
): void => {
  for (let row = 0, at = place; row < length; row++, at += size) if (isSet(bits, row * step)) setBit(to, at)
}

/** Clears a bit of the elements at one place for each cell that is null. Eight cells that are not are passed by. */
const spreadNulls = (bits: Uint8Array, size: number, place: number, length: number, to: Uint8Array): void => {
  for (let row = 0; row < length; ) {
    if ((row & 7) === 0 && bits[row >> 3] === 0xff) row += 8
    else {
      if (!isSet(bits, row)) clearBit(to, row * size + place)
      row++
    }
  }
}

const interleaveValidity = (operands: readonly Operand[], length: number): Validity => {
  const validities = operands.map((operand) => validRows(operand, length))
  if (validities.every((validity) => validity === null)) return null
  const to = allSet(length * operands.length)
  for (const [place, validity] of validities.entries())
    if (validity !== null) spreadNulls(validity, operands.length, place, length, to)
  return to
}

const interleaveBits = (operands: readonly Operand[], length: number): Uint8Array => {
  const size = operands.length
  const to = new Uint8Array(bitmapBytes(length * size))
  for (const [place, operand] of operands.entries()) {
    const { cells, step } = laidAs(operand, 'boolean')
    spreadBits(cells.bits, step, size, place, length, to)
  }
  return to
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
  const to = targetOf(bytes)
  const from = operands.map(({ cells }) => sourceOf(cells.bytes))
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
  const validity = interleaveValidity(operands, length)
  if (isFixed(cells)) return interleaveFixed(cells, operands, length, validity)
  const made = { type: cells.type, length: length * operands.length, validity }
  switch (cells.layout) {
    case 'text': {
      const texts = operands.map((operand) => laidAs(operand, 'text'))
      return { ...made, layout: 'text', ...interleaveTexts(texts, length) }
    }
    case 'boolean':
      return { ...made, layout: 'boolean', bits: interleaveBits(operands, length) }
    default:
      return interleaveAny(operands, length)
  }
}
