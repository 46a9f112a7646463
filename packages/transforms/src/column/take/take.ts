import {
  type ArrowColumn,
  type DictionaryColumn,
  isValid,
  type PlainColumn,
  type TextColumn,
} from '../column.js'
import { isFixed } from '../fixed-width.js'
import { takeBits, takeValidity } from './bits.js'
import { takeFixed } from './fixed.js'
import { spans, takeText } from './text.js'

/** Which cells to take, in order; -1 takes null. */
export type Indices = Int32Array

/** The elements of the lists that are taken, in order. */
const elementsOf = (offsets: Int32Array, indices: Indices, taken: Int32Array): Indices => {
  const inner = new Int32Array(taken[indices.length] as number)
  for (let row = 0; row < indices.length; row++) {
    const place = indices[row] as number
    const start = taken[row] as number
    const end = taken[row + 1] as number
    if (start < end)
      for (let to = start, from = offsets[place] as number; to < end; to++, from++) inner[to] = from
  }
  return inner
}

/** Some cells of a column, in a new order. */
export const take = (column: PlainColumn, indices: Indices): PlainColumn => {
  const validity = takeValidity(column.validity, indices)
  if (isFixed(column)) return takeFixed(column, indices, validity)
  const cells = { type: column.type, length: indices.length, validity }
  switch (column.layout) {
    case 'text':
      return { ...cells, layout: 'text', ...takeText(column, indices) }
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: takeBits(column.bits, indices) }
    case 'list': {
      const offsets = spans(column.offsets, indices)
      const inner = elementsOf(column.offsets, indices, offsets)
      return { ...cells, layout: 'list', offsets, elements: take(toPlain(column.elements), inner) }
    }
    case 'struct':
      return {
        ...cells,
        layout: 'struct',
        fields: column.fields.map((field) => take(toPlain(field), indices)),
      }
  }
}

/** The column with its cells laid out one after the other. */
export const toPlain = (column: ArrowColumn): PlainColumn => {
  if (column.layout === 'constant') return take(column.values, new Int32Array(column.length))
  if (column.layout !== 'dictionary') return column
  if (column.validity === null) return take(column.values, column.indices)
  const indices = new Int32Array(column.length)
  for (let index = 0; index < column.length; index++)
    indices[index] = isValid(column.validity, index) ? (column.indices[index] as number) : -1
  return take(column.values, indices)
}

/** Some cells of any column, in a new order; dictionaries keep their values, constants stay constant. */
export const takeAny = (column: ArrowColumn, indices: Indices): ArrowColumn => {
  switch (column.layout) {
    case 'constant':
      return { ...column, length: indices.length }
    case 'dictionary': {
      const taken = new Int32Array(indices.length)
      for (let index = 0; index < indices.length; index++)
        taken[index] = column.indices[indices[index] as number] as number
      return {
        ...column,
        length: indices.length,
        validity: takeValidity(column.validity, indices),
        indices: taken,
      }
    }
    default:
      return take(column, indices)
  }
}

/** Texts by way of all texts that there were: their bytes stay where they are. */
export const pointing = (values: TextColumn, indices: Indices): DictionaryColumn => ({
  layout: 'dictionary',
  type: values.type,
  length: indices.length,
  validity: null,
  indices,
  values,
  isMade: true,
})

/**
 * Some cells of any column, in a new order, by places that are none of -1. Where most texts are taken, they stay where they are,
 * and a dictionary points to them.
 */
export const takeInPlace = (column: ArrowColumn, indices: Indices): ArrowColumn =>
  column.layout === 'text' && indices.length * 2 >= column.length
    ? pointing(column, indices)
    : takeAny(column, indices)

/** The column, laid out where it is a made dictionary of more values than rules should look at for its cells. */
export const forRules = (column: ArrowColumn): ArrowColumn =>
  column.layout === 'dictionary' && column.isMade === true && column.values.length > column.length * 2
    ? toPlain(column)
    : column
