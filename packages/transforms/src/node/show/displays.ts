import type { Table } from 'apache-arrow'
import { htmlTable } from './html.js'
import { columnsToShow, leftOut, showRows } from './show-rows.js'

/** Rows of a notebook's display. */
const most = 20

const isColoured = (options: unknown): boolean => Reflect.get(Object(options), 'colors') === true

/** What Node, Deno and Jupyter ask a value that shows itself. */
const displays = (table: Table): Readonly<Record<symbol, unknown>> => ({
  [Symbol.for('nodejs.util.inspect.custom')]: (_: number, options: unknown) =>
    showRows(table, { hasColours: isColoured(options) }),
  [Symbol.for('Deno.customInspect')]: (_: unknown, options: unknown) =>
    showRows(table, { hasColours: isColoured(options) }),
  [Symbol.for('Jupyter.display')]: () => {
    const rows = Math.min(most, table.numRows)
    return {
      'text/plain': showRows(table, { rows, width: 120 }),
      'text/html': htmlTable(columnsToShow(table, rows), leftOut(table, rows, table.schema.fields.length)),
    }
  },
})

/** The same table, which a console, Deno and a notebook show as a box. Nothing is made before it is shown. */
export const showsRows = <T extends Table>(table: T): T => {
  const shown = displays(table)
  for (const key of Object.getOwnPropertySymbols(shown))
    Object.defineProperty(table, key, { value: shown[key], configurable: true })
  return table
}
