import type { Field, Relation } from '@lockstep/schema'
import { allNull } from '../column/all-null.js'
import type { ArrowColumn } from '../column/column.js'
import { concatenate } from '../column/concatenate.js'
import { takeAny, toPlain } from '../column/take/take.js'
import type { Operator, Rows } from './rows.js'

/** Some batches as one. */
const together = (batches: readonly Rows[], fields: readonly Field[]): Rows => {
  const [only] = batches
  if (only !== undefined && batches.length === 1) return only
  const columns = fields.map(({ type }, index) => {
    const parts = batches.flatMap(({ columns }) => columns[index] ?? [])
    return parts.length === 0 ? allNull(type, 0) : concatenate(parts.map(toPlain))
  })
  return { columns, length: batches.reduce((sum, { length }) => sum + length, 0) }
}

/** Some rows, by their places, in that order. */
export const takeRows = ({ columns }: Rows, places: Int32Array): Rows => ({
  columns: columns.map((column) => takeAny(column, places)),
  length: places.length,
})

/** Some rows by their places, of which -1 stands for a row of nulls. */
export const takeOrNull = ({ columns }: Rows, places: Int32Array): readonly ArrowColumn[] =>
  columns.map((column) => takeAny(toPlain(column), places))

/** Holds all rows of its inputs, and makes rows of them when the last has come. */
export const gathering = (
  inputs: readonly (readonly Field[])[],
  make: (...of: readonly Rows[]) => Rows,
): Operator => {
  const held: Rows[][] = inputs.map(() => [])
  return {
    push: (rows, input) => {
      if (rows.length > 0) held[input]?.push(rows)
      return []
    },
    finish: () => {
      const all = inputs.map((fields, index) => together(held[index] ?? [], fields))
      for (const batches of held) batches.length = 0
      return [make(...all)]
    },
    close: () => {
      for (const batches of held) batches.length = 0
    },
  }
}

/** The columns of an input by name, in the order of some names. */
export const columnsCalled = (
  { columns }: Rows,
  fields: readonly Field[],
  names: readonly string[],
): readonly ArrowColumn[] =>
  names.flatMap((name) => columns[fields.findIndex((field) => field.name === name)] ?? [])

/** The names of a relation's columns. */
export const columnNames = ({ columns }: Relation): readonly string[] => columns.map(({ name }) => name)
