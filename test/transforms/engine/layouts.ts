import { type Field, type Relation, relation } from '@lockstep/schema'
import { type Cell, cells } from '@lockstep/test'
import { type ArrowColumn, tableOfRows } from '@lockstep/transforms'
import { Table } from 'apache-arrow'
import { columnFrom } from '../../../packages/transforms/src/arrow/from-arrow.js'
import { batchOf } from '../../../packages/transforms/src/arrow/to-arrow.js'
import { arrowSchema } from '../../../packages/transforms/src/arrow/types.js'
import { isValid } from '../../../packages/transforms/src/column/column.js'
import { take, toPlain } from '../../../packages/transforms/src/column/take/take.js'

/** Chooses a whole number below a bound. */
export type Choose = (below: number) => number

/** Rows as columns, as a kernel gets them. */
export const columnsOfRows = (fields: readonly Field[], rows: readonly object[]): readonly ArrowColumn[] => {
  const source: Relation = relation('source', [], { name: 'rows', fields })
  const [batch] = tableOfRows({ relation: source }, rows).batches
  return fields.map(({ type }, index) => {
    const data = batch?.data.children[index]
    if (data === undefined) throw new TypeError('no column')
    return columnFrom(data, type)
  })
}

/** The rows of columns, each cell exact; all NaNs are one. */
export const rowsOfColumns = (
  fields: readonly Field[],
  columns: readonly ArrowColumn[],
): readonly (readonly Cell[])[] => {
  const schema = arrowSchema(fields)
  const length = columns[0]?.length ?? 0
  const read = cells(new Table(schema, [batchOf(schema, columns, length)]), fields)
  return Array.from({ length }, (_, row) => read.map((column) => column.cells[row] ?? null))
}

/** The cells at places of a longer column with strangers before and between, some of them under nulls. */
const spread = (column: ArrowColumn, choose: Choose): ArrowColumn => {
  const cell = toPlain(column)
  if (cell.layout !== 'text' || cell.length === 0) return column
  const offsets = new Int32Array(cell.length + 1).fill(3)
  const parts: Uint8Array[] = [Buffer.from('abc')]
  for (let index = 0; index < cell.length; index++) {
    const own = cell.bytes.subarray(cell.offsets[index], cell.offsets[index + 1])
    const bytes = isValid(cell.validity, index) ? own : Buffer.from('stranger'.slice(choose(8)))
    parts.push(bytes)
    offsets[index + 1] = (offsets[index] ?? 0) + bytes.length
  }
  return { ...cell, offsets, bytes: Buffer.concat([...parts, Buffer.from('xyz')]) }
}

/** A dictionary of more values than it has, some twice, one null; nulls by either way. */
const dictionary = (column: ArrowColumn, choose: Choose): ArrowColumn => {
  const cell = toPlain(column)
  if (cell.length === 0) return column
  const twice = Int32Array.from({ length: cell.length * 2 + 1 }, (_, at) =>
    at === cell.length * 2 ? -1 : at % cell.length,
  )
  const indices = Int32Array.from({ length: cell.length }, (_, index) => {
    if (!isValid(cell.validity, index) && choose(2) === 1) return cell.length * 2
    return index + choose(2) * cell.length
  })
  const validity = choose(2) === 1 ? cell.validity : null
  return {
    layout: 'dictionary',
    type: cell.type,
    length: cell.length,
    validity,
    indices,
    values: take(cell, twice),
  }
}

/** The same cells laid out in another way, drawn: what is computed must not depend on it. */
export const relaid = (column: ArrowColumn, choose: Choose): ArrowColumn => {
  if (column.layout === 'list') return { ...column, elements: relaid(column.elements, choose) }
  if (column.layout === 'struct')
    return { ...column, fields: column.fields.map((field) => relaid(field, choose)) }
  const way = choose(4)
  if (way === 0) return dictionary(column, choose)
  if (way === 1) return spread(column, choose)
  if (way === 2 && column.length === 1)
    return {
      layout: 'constant',
      type: column.type,
      length: 1,
      validity: null,
      values: take(toPlain(column), Int32Array.of(0)),
    }
  return column
}

const negativeZero = 1n << 63n

/** A cell as DISTINCT shows it. No other value than a double is read as this bigint and in a column of that type. */
export const shown = (value: Cell, type: Field['type']): Cell => {
  if (value === null) return null
  if (type.kind === 'double') return BigInt.asUintN(64, value as bigint) === negativeZero ? 0n : value
  if (type.kind === 'list') return (value as readonly Cell[]).map((element) => shown(element, type.element))
  if (type.kind === 'struct')
    return type.fields.map((field, index) => shown((value as readonly Cell[])[index] ?? null, field.type))
  return value
}

/** A text that is the same for equal rows only. */
export const keyOf = (row: readonly Cell[]): string =>
  JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
