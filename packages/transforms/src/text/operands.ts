import {
  bitmapBytes,
  bothValid,
  type Column,
  type DictionaryColumn,
  isValid,
  type Kernel,
  type PlainColumn,
  type TextColumn,
  type Validity,
} from '../column.js'
import { plain } from '../take.js'

/** A text column among several. Its cell for row `i` is cell `i * step`: `step` is 0 where one cell stands for all rows. */
export interface Operand {
  readonly cells: TextColumn
  readonly step: 0 | 1
}

/** Computes the cells of some rows from texts. */
export type Compute = (operands: readonly Operand[], length: number) => PlainColumn

/** The rows in which every operand holds a value. */
export const validRows = (operands: readonly Operand[], length: number): Validity =>
  operands.reduce<Validity>((valid, { cells, step }) => {
    if (step === 1) return bothValid(valid, cells.validity, length)
    return isValid(cells.validity, 0) ? valid : new Uint8Array(bitmapBytes(length))
  }, null)

const operand = (column: PlainColumn, step: 0 | 1): Operand => {
  if (column.layout !== 'text') throw new TypeError(`expected text, got ${column.type.kind}`)
  return { cells: column, step }
}

/** Whether columns are dictionaries whose cells go by the same indices, made one from another. */
const alike = (columns: readonly Column[], { indices, validity, values }: DictionaryColumn): boolean =>
  columns.every(
    (column) =>
      column.layout === 'dictionary' &&
      column.indices === indices &&
      column.validity === validity &&
      column.values.length === values.length,
  )

/**
 * The kernel of an operation on several texts. Constants stay one cell, and give a constant where there is nothing
 * else; beside constants, dictionaries that share their indices are computed once for each of their values.
 */
export const perTexts = (of: readonly Kernel[], compute: Compute): Kernel => {
  let known: readonly PlainColumn[] = []
  let computed: PlainColumn | undefined
  /** As `compute`, which is not asked again for the very same cells. */
  const once = (operands: readonly Operand[], length: number): PlainColumn => {
    if (computed === undefined || operands.some(({ cells }, index) => cells !== known[index]))
      computed = compute(operands, length)
    known = operands.map(({ cells }) => cells)
    return computed
  }
  return (frame) => {
    const columns = of.map((kernel) => kernel(frame))
    const rows = columns.filter((column) => column.layout !== 'constant')
    const [first] = rows
    if (first === undefined) {
      const values = once(
        columns.map((column) => operand(cellsOf(column), 0)),
        1,
      )
      return { layout: 'constant', type: values.type, length: frame.length, validity: null, values }
    }
    if (first.layout === 'dictionary' && alike(rows, first)) {
      const operands = columns.map((column) => operand(cellsOf(column), column.layout === 'constant' ? 0 : 1))
      const values = once(operands, first.values.length)
      return { ...first, type: values.type, values }
    }
    const operands = columns.map((column) =>
      column.layout === 'constant' ? operand(column.values, 0) : operand(plain(column), 1),
    )
    return compute(operands, frame.length)
  }
}

/** The cells behind a constant or a dictionary. */
const cellsOf = (column: Column): PlainColumn =>
  column.layout === 'constant' || column.layout === 'dictionary' ? column.values : column
