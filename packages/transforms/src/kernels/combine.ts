import type { Column, Kernel, PlainColumn, TextColumn } from '../column.js'
import { plain } from '../take.js'

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
  column: Extract<Column, { readonly values: PlainColumn }>,
  values: PlainColumn,
): Column => ({
  ...column,
  type: values.type,
  values,
})

/** As `perValue`, for text. */
export const perText = (of: Kernel, compute: (column: TextColumn) => PlainColumn): Kernel =>
  perValue(of, (column) => compute(column as TextColumn))

/** The kernel of an operation on several columns, each laid out one cell after the other. Constants stay constant. */
export const together =
  (
    of: readonly Kernel[],
    compute: (columns: readonly PlainColumn[], length: number) => PlainColumn,
  ): Kernel =>
  (frame) => {
    const columns = of.map((kernel) => kernel(frame))
    if (columns.every((column) => column.layout === 'constant')) {
      const values = compute(
        columns.map((column) => column.values),
        1,
      )
      return { layout: 'constant', type: values.type, length: frame.length, validity: null, values }
    }
    return compute(columns.map(plain), frame.length)
  }
