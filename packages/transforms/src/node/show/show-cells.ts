import { boxLines } from './box.js'
import { shownCell } from './cell-text.js'
import { dimly, type ShowOptions } from './show-rows.js'

/**
 * Plain values as a box, columns by their names: what `showRows` is to Arrow tables, without types. All rows are shown; columns
 * that do not fit are left out at the end.
 * @example
 * console.log(showCells({ column: ['title', 'price'], changed: [12, 3] }))
 */
export const showCells = (
  columns: Readonly<Record<string, readonly unknown[]>>,
  { width = process.stdout.columns ?? 100, hasColours = false }: Omit<ShowOptions, 'rows'> = {},
): string => {
  const all = Object.entries(columns).map(([name, values]) => ({
    name,
    type: '',
    isNumber: values.every((value) => typeof value === 'number'),
    cells: values.map(shownCell),
  }))
  return boxLines(all, { width, dim: dimly(hasColours) }).lines.join('\n')
}
