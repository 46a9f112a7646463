import { types } from '@lockstep/schema'
import { type Movable, movableOf, move, slack, targetOf } from '../../bytes/copy.js'
import { checkText, isValid, type TextColumn, type Validity } from '../../column/column.js'
import { type CellsOperand, operandAs, validInAll } from '../shared/operand.js'

/** Adds the sizes of an operand's cells to those of the rows before. */
const addSizes = ({ cells: { offsets }, step }: CellsOperand<'text'>, sizes: Float64Array): void => {
  for (let row = 0; row < sizes.length; row++) {
    const cell = row * step
    sizes[row] = (sizes[row] as number) + (offsets[cell + 1] as number) - (offsets[cell] as number)
  }
}

/** Where the texts of rows begin, given how long they are; null ones are empty. */
const offsetsOf = (sizes: Float64Array, validity: Validity): Int32Array => {
  const offsets = new Int32Array(sizes.length + 1)
  let end = 0
  for (let row = 0; row < sizes.length; row++) {
    if (validity === null || isValid(validity, row)) end += sizes[row] as number
    checkText(end)
    offsets[row + 1] = end
  }
  return offsets
}

/** Where the bytes of an operand come from. */
interface Source {
  readonly from: Movable
  readonly offsets: Int32Array
  readonly step: 0 | 1
}

const joinTwo = (a: Source, b: Source, starts: Int32Array, out: Movable): void => {
  for (let row = 0; row < starts.length - 1; row++) {
    const at = starts[row] as number
    if (at === starts[row + 1]) continue
    const start = a.offsets[row * a.step] as number
    const end = a.offsets[row * a.step + 1] as number
    move(a.from, start, end, out, at)
    move(
      b.from,
      b.offsets[row * b.step] as number,
      b.offsets[row * b.step + 1] as number,
      out,
      at + end - start,
    )
  }
}

const join = (sources: readonly Source[], starts: Int32Array, out: Movable): void => {
  for (let row = 0; row < starts.length - 1; row++) {
    let at = starts[row] as number
    if (at === starts[row + 1]) continue
    for (let place = 0; place < sources.length; place++) {
      const { from, offsets, step } = sources[place] as Source
      const start = offsets[row * step] as number
      const end = offsets[row * step + 1] as number
      move(from, start, end, out, at)
      at += end - start
    }
  }
}

/** Texts joined row by row. Spark's `concat`. */
export const concatTexts = (operands: readonly CellsOperand[], length: number): TextColumn => {
  const texts = operands.map((operand) => operandAs(operand, 'text'))
  const validity = validInAll(operands, length)
  const sizes = new Float64Array(length)
  for (const operand of texts) addSizes(operand, sizes)
  const offsets = offsetsOf(sizes, validity)
  const end = offsets[length] as number
  const bytes = new Uint8Array(end + slack)
  const to = targetOf(bytes)
  const sources = texts.map(
    ({ cells, step }): Source => ({ from: movableOf(cells.bytes), offsets: cells.offsets, step }),
  )
  const [a, b] = sources
  if (a !== undefined && b !== undefined && sources.length === 2) joinTwo(a, b, offsets, to)
  else join(sources, offsets, to)
  return { layout: 'text', type: types.text, length, validity, offsets, bytes: bytes.subarray(0, end) }
}
