import { showType } from '@lockstep/schema'
import type { Table } from 'apache-arrow'
import { columnFrom } from '../../arrow/from-arrow.js'
import { fieldOfArrow } from '../../arrow/types.js'
import { readCells } from '../../rows/rows-of.js'
import { type BoxColumn, boxLines } from './box.js'
import { type ShownCell, shownCell } from './cell-text.js'

/** How rows are shown. */
export interface ShowOptions {
  /** The most signs of a line. Default: the terminal's width, or 100. */
  readonly width?: number
  /** The most rows. Default: 20. */
  readonly rows?: number
  /** Whether types and nulls are written dimly, by the signs of a terminal. Default: false. */
  readonly hasColours?: boolean
}

const many = new Intl.NumberFormat('en-US')

const counted = (count: number, what: string): string =>
  `${many.format(count)} ${what}${count === 1 ? '' : 's'}`

const numbers: readonly string[] = ['int', 'long', 'double', 'decimal']

/** The columns of a table, with the cells of its first rows. */
export const columnsToShow = (table: Table, rows: number): readonly BoxColumn[] =>
  table.schema.fields.map((field, index) => {
    const { name, type } = fieldOfArrow(field)
    const cells: ShownCell[] = []
    for (const batch of table.batches) {
      const data = batch.data.children[index]
      if (data === undefined || cells.length >= rows) break
      const read = readCells(columnFrom(data, type))
      for (let row = 0; row < data.length && cells.length < rows; row++) cells.push(shownCell(read(row)))
    }
    return { name, type: showType(type), isNumber: numbers.includes(type.kind), cells }
  })

/** What a box leaves out, in words. */
export const leftOut = ({ numRows, schema }: Table, rows: number, columns: number): string => {
  const moreColumns = schema.fields.slice(columns).map(({ name }) => name)
  const of = [
    rows < numRows ? `the first ${many.format(rows)} of ${counted(numRows, 'row')}` : counted(numRows, 'row'),
    ...(moreColumns.length === 0
      ? []
      : [
          `without ${counted(moreColumns.length, 'column')}: ${moreColumns.slice(0, 5).join(', ')}${moreColumns.length > 5 ? ', ...' : ''}`,
        ]),
  ]
  return of.join(', ')
}

/** Written dimly, by the signs of a terminal; or as it is. */
export const dimly = (hasColours: boolean): ((text: string) => string) =>
  hasColours ? (text) => `\u001b[2m${text}\u001b[22m` : (text) => text

/**
 * The first rows of an Arrow table as a box: names, types below them, nulls set apart from the text `null`, letters of two
 * widths measured, and cut to the width of the terminal. Text that is empty or has blanks at its ends stands in quotes.
 * @throws Refusal for columns of types that Lockstep has not.
 * @example
 * console.log(showRows(clean(pin, raw), { rows: 5 }))
 */
export const showRows = (table: Table, options: ShowOptions = {}): string => {
  const { width = process.stdout.columns ?? 100, rows = 20, hasColours = false } = options
  const most = Math.min(rows, table.numRows)
  const { lines, shown } = boxLines(columnsToShow(table, most), {
    width,
    dim: dimly(hasColours),
  })
  return [...(shown === 0 ? [] : lines), leftOut(table, most, shown)].join('\n')
}
