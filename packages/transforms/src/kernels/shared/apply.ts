import type { ArrowColumn, DictionaryColumn, Kernel, PlainColumn, TextColumn } from '../../column/column.js'
import { type CellsOperand, operandOf } from './operand.js'

/**
 * The kernel of an operation on one column, from what it does to cells laid out one after the other. A constant is
 * computed once; a dictionary once for each of its values, and its indices are shared.
 */
export const perValue = (of: Kernel, compute: (column: PlainColumn) => PlainColumn): Kernel => {
  const known = new WeakMap<PlainColumn, PlainColumn>()
  const once = (values: PlainColumn): PlainColumn => {
    const computed = known.get(values) ?? compute(values)
    known.set(values, computed)
    return computed
  }
  return (frame) => {
    const column = of(frame)
    return column.layout === 'constant' || column.layout === 'dictionary'
      ? withValues(column, once(column.values))
      : compute(column)
  }
}

const withValues = (
  column: Extract<ArrowColumn, { readonly values: PlainColumn }>,
  values: PlainColumn,
): ArrowColumn => ({
  ...column,
  type: values.type,
  values,
})

/** As `perValue`, for text. */
export const perText = (of: Kernel, compute: (column: TextColumn) => PlainColumn): Kernel =>
  perValue(of, (column) => compute(column as TextColumn))

/** Whether columns are dictionaries whose cells go by the same indices, made one from another. */
const alike = (columns: readonly ArrowColumn[], { indices, validity, values }: DictionaryColumn): boolean =>
  columns.every(
    (column) =>
      column.layout === 'dictionary' &&
      column.indices === indices &&
      column.validity === validity &&
      column.values.length === values.length,
  )

/** What an operation does to some rows, and what it is about. */
export interface RowKernel {
  readonly compute: (operands: readonly CellsOperand[], length: number) => PlainColumn
  /** Whether a null among the operands gives null. */
  readonly strict: boolean
  /** What it does to columns as they are; undefined where it has no better way than `compute`. */
  readonly direct?: (columns: readonly ArrowColumn[], length: number) => ArrowColumn | undefined
}

/** The operand of a dictionary's values, or of a constant. */
const valuesOf = (column: ArrowColumn): CellsOperand =>
  column.layout === 'dictionary' ? { cells: column.values, step: 1 } : operandOf(column)

/**
 * The kernel of an operation on several columns. Constants stay one cell, and give a constant where there is nothing
 * else; beside constants, dictionaries that share their indices are computed once for each of their values.
 */
export const perRow = (of: readonly Kernel[], { compute, strict, direct }: RowKernel): Kernel => {
  let known: readonly PlainColumn[] = []
  let computed: PlainColumn | undefined
  /** As `compute`, which is not asked again for the very same cells. */
  const once = (operands: readonly CellsOperand[], length: number): PlainColumn => {
    if (computed === undefined || operands.some(({ cells }, index) => cells !== known[index]))
      computed = compute(operands, length)
    known = operands.map(({ cells }) => cells)
    return computed
  }
  return (frame) => {
    const { length } = frame
    const columns = of.map((kernel) => kernel(frame))
    const rows = columns.filter((column) => column.layout !== 'constant')
    const [first] = rows
    if (first === undefined) {
      const values = once(columns.map(operandOf), 1)
      return { layout: 'constant', type: values.type, length, validity: null, values }
    }
    if (first.layout === 'dictionary' && (strict || first.validity === null) && alike(rows, first)) {
      const values = once(columns.map(valuesOf), first.values.length)
      return { ...first, type: values.type, values }
    }
    return direct?.(columns, length) ?? compute(columns.map(operandOf), length)
  }
}

/** Computes the cells of some rows from two columns. */
export type ComputeTwo = (left: CellsOperand, right: CellsOperand, length: number) => PlainColumn

/** As `perRow`, for two columns. */
export const perTwo = (of: readonly Kernel[], compute: ComputeTwo, strict = true): Kernel =>
  perRow(of, {
    strict,
    compute: ([left, right], length) => {
      if (left === undefined || right === undefined) throw new TypeError('expected two columns')
      return compute(left, right, length)
    },
  })
