import { type Field, showType } from '@lockstep/schema'
import type { Table, Vector } from 'apache-arrow'
import { mismatch } from '../arrow/carries.js'
import { type Cell, type Cells, cells, columnCells, isSameCell } from '../arrow/cells.js'
import { countUnlike } from '../arrow/unlike.js'
import { type SparkStruct, typeFields } from '../spark/spark-schema.js'
import { show } from './show.js'

/** One place where two tables differ; `row` is null where the tables' shapes do. */
export interface Difference {
  readonly column: string
  readonly row: number | null
  readonly left: string
  readonly right: string
}

/** What a comparison found: how many cells it looked at, how many differ, and the first of those. */
export interface Comparison {
  readonly cells: number
  readonly total: number
  readonly differences: readonly Difference[]
}

/** How many differences are shown, unless `limit` says otherwise. */
const shown = 20

/**
 * Compares two tables cell by cell, in row order and bit by bit (all NaNs are one; -0.0 is not 0.0), and
 * their column names, order and types with `schema`. Tables of different shape have no cells compared.
 */
export const differences = (
  left: Table,
  right: Table,
  schema: readonly Field[],
  options: { readonly limit?: number } = {},
): Comparison => {
  const shape = shapeDifferences(left, right, schema)
  if (shape.length > 0) return { cells: 0, total: shape.length, differences: shape }
  const found = schema.flatMap((field, at) =>
    columnDifferences(field, left.getChildAt(at), right.getChildAt(at)),
  )
  return {
    cells: left.numRows * schema.length,
    total: found.length,
    differences: found.slice(0, options.limit ?? shown).map((difference) => difference()),
  }
}

/**
 * Compares two tables as bags of rows, for results whose order means nothing: each row must be there as
 * often on the left as on the right. One difference for each row that is not.
 */
export const rowDifferences = (
  left: Table,
  right: Table,
  schema: readonly Field[],
  options: { readonly limit?: number } = {},
): Comparison => {
  const shape = columnShapes(left, right, schema)
  if (shape.length > 0) return { cells: 0, total: shape.length, differences: shape }
  const [lefts, rights] = [bag(cells(left, schema), left.numRows), bag(cells(right, schema), right.numRows)]
  const found = [...new Set([...lefts.keys(), ...rights.keys()])].filter(
    (key) => lefts.get(key)?.times !== rights.get(key)?.times,
  )
  const told = found.slice(0, options.limit ?? shown).map((key) => {
    const row = lefts.get(key)?.row ?? rights.get(key)?.row ?? []
    const text = schema.map(({ name, type }, at) => `${name}: ${show(row[at] ?? null, type)}`).join(', ')
    const side = (rows: typeof lefts): string => `${rows.get(key)?.times ?? 0} times {${text}}`
    return { column: '(row)', row: null, left: side(lefts), right: side(rights) }
  })
  return { cells: left.numRows * schema.length, total: found.length, differences: told }
}

/**
 * Compares the names, order and types of Spark's columns with a schema; null-ness is compared by
 * `nullable`.
 */
export const typeDifferences = (spark: SparkStruct, schema: readonly Field[]): readonly Difference[] => {
  const expected = typeFields(schema)
  const length = Math.max(spark.fields.length, expected.length)
  return Array.from({ length }, (_, at): readonly Difference[] => {
    const [left, right] = [JSON.stringify(spark.fields[at]), JSON.stringify(expected[at])]
    if (left === right) return []
    const column = expected[at]?.name ?? spark.fields[at]?.name ?? ''
    return [{ column, row: null, left: left ?? 'no column', right: right ?? 'no column' }]
  }).flat()
}

const shapeDifferences = (left: Table, right: Table, schema: readonly Field[]): readonly Difference[] => {
  const found = columnShapes(left, right, schema)
  if (left.numRows === right.numRows) return found
  const rows = { column: '(rows)', row: null, left: `${left.numRows} rows`, right: `${right.numRows} rows` }
  return [...found, rows]
}

/** The columns that are missing, too many, or not what the schema says. */
const columnShapes = (left: Table, right: Table, schema: readonly Field[]): readonly Difference[] => {
  const columns = [left, right].map(({ schema }) => schema.fields)
  const most = Math.max(schema.length, ...columns.map(({ length }) => length))
  return Array.from({ length: most }, (_, at): readonly Difference[] => {
    const expected = schema[at]
    const [one, other] = columns.map((fields) => columnShape(fields[at], expected))
    const right = expected === undefined ? 'no column' : shapeText(expected.name, showType(expected.type))
    if (one === null && other === null) return []
    const column = expected?.name ?? columns.map((fields) => fields[at]?.name).find(Boolean) ?? ''
    return [{ column, row: null, left: one ?? right, right: other ?? right }]
  }).flat()
}

/** What a column is, if it is not what the schema says. */
const columnShape = (got: Table['schema']['fields'][number] | undefined, expected?: Field): string | null => {
  if (got === undefined) return expected === undefined ? null : 'no column'
  const wrong = expected === undefined ? `${got.type}` : mismatch(got.type, expected.type)
  if (wrong === null && got.name === expected?.name) return null
  return shapeText(got.name, wrong ?? (expected === undefined ? '' : showType(expected.type)))
}

const shapeText = (name: string, type: string): string => `${JSON.stringify(name)} ${type}`

const columnDifferences = (
  { name, type }: Field,
  left: Vector | null,
  right: Vector | null,
): (() => Difference)[] => {
  if (left !== null && right !== null && countUnlike(left, right, type) === 0) return []
  const others = columnCells(right, type)
  return columnCells(left, type).flatMap((cell, row) => {
    const other = others[row]
    if (other !== undefined && isSameCell(cell, other)) return []
    return [() => ({ column: name, row, left: show(cell, type), right: show(other ?? null, type) })]
  })
}

interface Counted {
  readonly row: readonly Cell[]
  readonly times: number
}

const bag = (columns: readonly Cells[], rows: number): ReadonlyMap<string, Counted> => {
  const counted = new Map<string, Counted>()
  for (let index = 0; index < rows; index++) {
    const row = columns.map(({ cells }) => cells[index] ?? null)
    const key = rowKey(row)
    counted.set(key, { row, times: (counted.get(key)?.times ?? 0) + 1 })
  }
  return counted
}

/** A text that is the same for equal rows only: a bigint is written otherwise than a number or a text. */
const rowKey = (row: readonly Cell[]): string =>
  JSON.stringify(row, (_, cell) => (typeof cell === 'bigint' ? { bigint: `${cell}` } : cell))
