import { types } from '@lockstep/schema'
import { isValid, type Validity } from '../column.js'
import { type Compute, type Operand, validRows } from './operands.js'
import { copyOver, roomFor, viewOf, withSpare } from './words.js'

const most = 0x7fffffff

const tooLong = (): never => {
  throw new RangeError('a batch would hold more than 2 GiB of one column; use smaller batches')
}

/** Adds the sizes of an operand's cells to those of the rows before. */
const addSizes = ({ cells: { offsets }, step }: Operand, sizes: Float64Array): void => {
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
    if (end > most) tooLong()
    offsets[row + 1] = end
  }
  return offsets
}

/** Where the bytes of an operand come from. */
interface Source {
  readonly view: DataView
  readonly offsets: Int32Array
  readonly step: 0 | 1
}

const sourceOf = ({ cells, step }: Operand): Source => ({
  view: viewOf(step === 1 ? cells.bytes : withSpare(cells.bytes)),
  offsets: cells.offsets,
  step,
})

const joinTwo = (a: Source, b: Source, starts: Int32Array, out: DataView): void => {
  for (let row = 0; row < starts.length - 1; row++) {
    const at = starts[row] as number
    if (at === starts[row + 1]) continue
    const start = a.offsets[row * a.step] as number
    const end = a.offsets[row * a.step + 1] as number
    copyOver(a.view, start, end, out, at)
    copyOver(
      b.view,
      b.offsets[row * b.step] as number,
      b.offsets[row * b.step + 1] as number,
      out,
      at + end - start,
    )
  }
}

const join = (sources: readonly Source[], starts: Int32Array, out: DataView): void => {
  for (let row = 0; row < starts.length - 1; row++) {
    let at = starts[row] as number
    if (at === starts[row + 1]) continue
    for (let place = 0; place < sources.length; place++) {
      const { view, offsets, step } = sources[place] as Source
      const start = offsets[row * step] as number
      const end = offsets[row * step + 1] as number
      copyOver(view, start, end, out, at)
      at += end - start
    }
  }
}

/** Texts joined row by row. Spark's `concat`. */
export const concat: Compute = (operands, length) => {
  const validity = validRows(operands, length)
  const sizes = new Float64Array(length)
  for (const operand of operands) addSizes(operand, sizes)
  const offsets = offsetsOf(sizes, validity)
  const end = offsets[length] as number
  const bytes = roomFor(end)
  const sources = operands.map(sourceOf)
  const [a, b] = sources
  if (a !== undefined && b !== undefined && sources.length === 2) joinTwo(a, b, offsets, viewOf(bytes))
  else join(sources, offsets, viewOf(bytes))
  return { layout: 'text', type: types.text, length, validity, offsets, bytes: bytes.subarray(0, end) }
}
