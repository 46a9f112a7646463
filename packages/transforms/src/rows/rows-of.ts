import {
  checkTable,
  dateText,
  decimalText,
  type Field,
  isQuery,
  outputFields,
  type Query,
  type RowOf,
  type Table as Rules,
  timestampText,
} from '@lockstep/schema'
import type { RecordBatch, Table } from 'apache-arrow'
import { columnFrom } from '../arrow/from-arrow.js'
import { type ArrowColumn, isValid, type PlainColumn } from '../column/column.js'
import { toPlain } from '../column/take/take.js'

const fromUtf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads a cell as the plain value that rows hold. */
export type ReadCell = (index: number) => unknown

const readValue = (column: PlainColumn): ReadCell => {
  const { type } = column
  switch (column.layout) {
    case 'text':
      return (index) =>
        fromUtf8.decode(column.bytes.subarray(column.offsets[index], column.offsets[index + 1]))
    case 'boolean':
      return (index) => isValid(column.bits, index)
    case 'int':
      return type.kind === 'date'
        ? (index) => dateText(column.values[index] ?? 0)
        : (index) => column.values[index]
    case 'long':
      return type.kind === 'timestamp'
        ? (index) => timestampText(column.values[index] ?? 0n)
        : (index) => column.values[index]
    case 'double':
      return (index) => column.values[index]
    case 'decimal': {
      const scale = type.kind === 'decimal' ? type.scale : 0
      return (index) =>
        decimalText(
          ((column.words[2 * index + 1] ?? 0n) << 64n) | BigInt.asUintN(64, column.words[2 * index] ?? 0n),
          scale,
        )
    }
    case 'list': {
      const element = readCells(column.elements)
      return (index) => {
        const from = column.offsets[index] ?? 0
        return Array.from({ length: (column.offsets[index + 1] ?? 0) - from }, (_, at) => element(from + at))
      }
    }
    case 'struct': {
      const names = type.kind === 'struct' ? type.fields.map((field) => field.name) : []
      const fields = column.fields.map(readCells)
      return (index) => Object.fromEntries(names.map((name, at) => [name, fields[at]?.(index)]))
    }
  }
}

/** Reads the cells of a column; null for those that hold nothing. */
export const readCells = (column: ArrowColumn): ReadCell => {
  const cells = toPlain(column)
  const value = readValue(cells)
  return (index) => (isValid(cells.validity, index) ? value(index) : null)
}

/**
 * What reads the cells of a record batch, column by column: a row's number gives the plain value that rows hold. For looking at few cells
 * of many, where `rowsOf` would make all rows.
 * @param fields the batch's columns, by place.
 */
export const cellReaders = (
  fields: readonly Field[],
  batch: RecordBatch,
): readonly ((row: number) => unknown)[] =>
  fields.map(({ name, type }, index) => {
    const data = batch.data.children[index]
    if (data === undefined) throw new TypeError(`${name}: the record batch lacks column ${index}`)
    return readCells(columnFrom(data, type))
  })

/** The rows of an Arrow table with a table's cleaned columns, or of the answer to a question: decimal, date and timestamp as text, long as bigint. */
export const rowsOf = <C>(table: Rules<C> | Query<C>, cleaned: Table): readonly RowOf<C>[] => {
  const fields = outputFields(isQuery(table) ? table : checkTable(table, 'rowsOf(pin, cleaned)'))
  return cleaned.batches.flatMap((batch) => {
    const readers = cellReaders(fields, batch)
    return Array.from({ length: batch.numRows }, (_, row) =>
      Object.fromEntries(fields.map((field, index) => [field.name, readers[index]?.(row)])),
    ) as RowOf<C>[]
  })
}
