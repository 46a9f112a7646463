import type { Field } from '@lockstep/schema'
import { allNull } from '../column/all-null.js'
import type { ArrowColumn, DictionaryColumn } from '../column/column.js'
import { concatenate } from '../column/concatenate.js'
import { takeAny, takeInPlace, toPlain } from '../column/take/take.js'
import type { Operator, Rows } from './rows.js'

/** Cells by way of one dictionary that all parts share, where they do, so that texts stay where they are. */
const inDictionary = (parts: readonly ArrowColumn[]): DictionaryColumn | null => {
  const [first] = parts
  if (first?.layout !== 'dictionary') return null
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const indices = new Int32Array(length)
  let to = 0
  for (const part of parts) {
    if (part.layout !== 'dictionary' || part.values !== first.values || part.validity !== null) return null
    indices.set(part.indices.subarray(0, part.length), to)
    to += part.length
  }
  return { ...first, length, indices }
}

const behindEachOther = (parts: readonly ArrowColumn[]): ArrowColumn =>
  inDictionary(parts) ?? concatenate(parts.map(toPlain))

/** Some batches as one. */
const together = (batches: readonly Rows[], fields: readonly Field[]): Rows => {
  const [only] = batches
  if (only !== undefined && batches.length === 1) return only
  const columns = fields.map(({ type }, index) => {
    const parts = batches.flatMap(({ columns }) => columns[index] ?? [])
    return parts.length === 0 ? allNull(type, 0) : behindEachOther(parts)
  })
  return { columns, length: batches.reduce((sum, { length }) => sum + length, 0) }
}

/** Some rows, by their places, in that order. */
export const takeRows = ({ columns }: Rows, places: Int32Array): Rows => ({
  columns: columns.map((column) => takeInPlace(column, places)),
  length: places.length,
})

/** Whether places are all rows in their order. */
const areAll = (places: Int32Array, length: number): boolean => {
  if (places.length !== length) return false
  for (let row = 0; row < length; row++) if (places[row] !== row) return false
  return true
}

/** Columns of a join: rows of a side of `length` rows by their places, of which -1 stands for a row of nulls. */
export const takeJoined = (
  columns: readonly ArrowColumn[],
  places: Int32Array,
  length: number,
): readonly ArrowColumn[] => {
  if (columns.length === 0 || areAll(places, length)) return columns
  if (places.includes(-1)) return columns.map((column) => takeAny(toPlain(column), places))
  return columns.map((column) => takeInPlace(column, places))
}

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
