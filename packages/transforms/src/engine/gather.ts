import type { Field } from '@lockstep/schema'
import { allNull } from '../column/all-null.js'
import { type ArrowColumn, type DictionaryColumn, isValid, type PlainColumn } from '../column/column.js'
import { concatenate } from '../column/concatenate.js'
import { pointing, take, takeAny, takeInPlace, toPlain } from '../column/take/take.js'
import type { Rows } from './rows.js'

const lengthOf = (parts: readonly { readonly length: number }[]): number =>
  parts.reduce((sum, { length }) => sum + length, 0)

/** Cells by way of the dictionaries of all parts, behind each other, where those are one or few values; else null. */
const inDictionary = (parts: readonly ArrowColumn[]): DictionaryColumn | null => {
  const of = parts.filter((part) => part.layout === 'dictionary')
  const [first] = of
  if (first === undefined || of.length < parts.length) return null
  const length = lengthOf(of)
  const values = [...new Set(of.map((part) => part.values))]
  if (values.length > 1 && lengthOf(values) > length / 2) return null
  const begins = new Map<PlainColumn, number>()
  let begin = 0
  for (const each of values) {
    begins.set(each, begin)
    begin += each.length
  }
  const isNull = of.some(({ validity }) => validity !== null)
  const joint = concatenate(values)
  const indices = new Int32Array(length)
  let to = 0
  for (const { indices: own, values, validity, length } of of) {
    const move = begins.get(values) ?? 0
    for (let row = 0; row < length; row++, to++)
      indices[to] = validity === null || isValid(validity, row) ? (own[row] as number) + move : begin
  }
  // The last value is null.
  const places = Int32Array.from({ length: begin + 1 }, (_, place) => (place === begin ? -1 : place))
  return { ...first, length, validity: null, indices, values: isNull ? take(joint, places) : joint }
}

const behindEachOther = (parts: readonly ArrowColumn[]): ArrowColumn =>
  inDictionary(parts) ?? concatenate(parts.map(toPlain))

/** Some batches as one. */
export const together = (batches: readonly Rows[], fields: readonly Field[]): Rows => {
  const [only] = batches
  if (only !== undefined && batches.length === 1) return only
  const columns = fields.map(({ type }, index) => {
    const parts = batches.flatMap(({ columns }) => columns[index] ?? [])
    return parts.length === 0 ? allNull(type, 0) : behindEachOther(parts)
  })
  return { columns, length: lengthOf(batches) }
}

/** Some rows, by their places, in that order. */
export const takeRows = ({ columns }: Rows, places: Int32Array): Rows => ({
  columns: columns.map((column) => takeInPlace(column, places)),
  length: places.length,
})

/**
 * Columns of a join: rows of a side by their places, of which -1 stands for a row of nulls. Texts of the side that
 * is held stay where they are, and a dictionary points to them.
 */
export const takeJoined = (
  columns: readonly ArrowColumn[],
  places: Int32Array,
  isHeld: boolean,
): readonly ArrowColumn[] => {
  if (columns.length === 0) return columns
  if (places.includes(-1)) return columns.map((column) => takeAny(toPlain(column), places))
  return columns.map((column) =>
    isHeld && column.layout === 'text' ? pointing(column, places) : takeInPlace(column, places),
  )
}

/** The columns of an input by name, in the order of some names. */
export const columnsCalled = (
  { columns }: Rows,
  fields: readonly Field[],
  names: readonly string[],
): readonly ArrowColumn[] =>
  names.flatMap((name) => columns[fields.findIndex((field) => field.name === name)] ?? [])
