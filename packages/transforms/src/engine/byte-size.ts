import type { ArrowColumn } from '../column/column.js'
import type { Rows } from './rows.js'

const cellBytes = (column: ArrowColumn): number => {
  switch (column.layout) {
    case 'text':
      return (column.offsets[column.length] ?? 0) - (column.offsets[0] ?? 0) + column.length * 4
    case 'boolean':
      return column.length >> 3
    case 'int':
      return column.length * 4
    case 'long':
    case 'double':
      return column.length * 8
    case 'decimal':
      return column.length * 16
    case 'list':
      return cellBytes(column.elements) + column.length * 4
    case 'struct':
      return column.fields.reduce((sum, field) => sum + cellBytes(field), 0)
    case 'dictionary':
      return (cellBytes(column.values) / Math.max(column.values.length, 1) + 4) * column.length
    case 'constant':
      return cellBytes(column.values) * column.length
  }
}

/** The bytes that rows take when laid out one after the other, about. */
export const bytesOf = (rows: readonly Rows[]): number =>
  rows.reduce((sum, { columns }) => columns.reduce((inner, column) => inner + cellBytes(column), sum), 0)
