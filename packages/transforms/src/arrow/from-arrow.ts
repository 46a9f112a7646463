import { refuse, type Type } from '@lockstep/schema'
import { type Data, DataType, type Vector } from 'apache-arrow'
import { allNull } from '../column/all-null.js'
import { type ArrowColumn, isValid, type PlainColumn } from '../column/column.js'
import { concatenate } from '../column/concatenate.js'
import { take, toPlain } from '../column/take/take.js'
import { cellBits, decimalWords, first, offsetsOf, roomOf, validityOf } from './buffers.js'
import { checkFits, fits, refuseOther } from './fits.js'
import { firstOutside, indicesFrom, intsFrom, longsFrom } from './integers.js'
import type { Integers } from './lengths.js'
import { smallOffsets } from './small-offsets.js'
import { viewText } from './view-text.js'

/** Data whose buffers end before its last cells, which must be null: so apache-arrow makes columns of one length. */
const filledUp = (data: Data, room: number, type: Type): ArrowColumn => {
  const validity = validityOf(data)
  for (let index = room; index < data.length; index++)
    if (isValid(validity, index))
      refuse(`its buffers hold ${room} of ${data.length} cells; the Arrow data is damaged`)
  const places = Int32Array.from({ length: data.length }, (_, index) => (index < room ? index : -1))
  return take(toPlain(columnFrom(data.slice(0, room), type)), places)
}

const textFrom = (data: Data, type: Type): PlainColumn => {
  const cells = { layout: 'text', type, length: data.length, validity: validityOf(data) } as const
  if (DataType.isUtf8(data.type))
    return { ...cells, offsets: offsetsOf(data), bytes: data.values ?? new Uint8Array(0) }
  if (DataType.isUtf8View(data.type)) return { ...cells, ...viewText(data, cells.validity) }
  if (!DataType.isLargeUtf8(data.type)) return refuseOther(data, type)
  const { offsets, first } = smallOffsets(data.valueOffsets as unknown as BigInt64Array, data.length, 'bytes')
  return { ...cells, offsets, bytes: (data.values as Uint8Array).subarray(first) }
}

/** Text by way of a dictionary, which may have come in several parts. */
const dictionaryFrom = (data: Data, type: Type): ArrowColumn => {
  const { dictionary, length } = data
  if (dictionary === undefined && length > 0) return refuseOther(data, type)
  const values = dictionary === undefined ? allNull(type, 0) : valuesOf(dictionary, type)
  const validity = validityOf(data)
  const indices = indicesFrom(first<Integers>(data.values, length, Int32Array), length)
  const outside = firstOutside(indices, values.length, validity, length)
  if (outside >= 0)
    refuse(
      `row ${outside} of a batch has the index ${data.values[outside]} in a dictionary of ${values.length} values; the Arrow data is damaged`,
    )
  return { layout: 'dictionary', type, length, validity, indices, values }
}

const dictionaries = new WeakMap<Vector, PlainColumn>()

/** The values of a dictionary: the same column for the same vector, so that it is cleaned once for all batches. */
const valuesOf = (vector: Vector, type: Type): PlainColumn => {
  const known = dictionaries.get(vector)
  if (known !== undefined) return known
  const parts = vector.data.map((data) => textFrom(data, type))
  const values = parts.length === 0 ? allNull(type, 0) : concatenate(parts)
  dictionaries.set(vector, values)
  return values
}

const intFrom = (data: Data, type: Type): PlainColumn => {
  const { length } = data
  const validity = validityOf(data)
  if (!DataType.isInt(data.type)) return refuseOther(data, type)
  const values = first<Integers>(data.values, length, Int32Array)
  return type.kind === 'int'
    ? { layout: 'int', type, length, ...intsFrom(values, validity, length) }
    : { layout: 'long', type, length, ...longsFrom(values, validity, length) }
}

/** A column without cells, whose data may lack buffers and children. */
const withoutCells = (arrow: DataType, type: Type): PlainColumn => {
  checkFits(arrow, type)
  return allNull(type, 0)
}

/** Lists with 64-bit offsets, counted from the first element that they have. */
const largeListFrom = (data: Data, elements: Data, type: Type) => {
  const { offsets, first } = smallOffsets(
    data.valueOffsets as unknown as BigInt64Array,
    data.length,
    'elements',
  )
  const count = offsets[data.length] as number
  return { offsets, elements: columnFrom(elements.slice(first, count), type) }
}

const structFrom = (data: Data, type: Extract<Type, { readonly kind: 'struct' }>): PlainColumn => {
  const { length } = data
  const fields = type.fields.map((field) => {
    const index = data.type.children.findIndex(
      (child: { readonly name: string }) => child.name === field.name,
    )
    const child = data.children[index]
    return child === undefined
      ? refuse(`there is no field ${field.name} in ${data.type}`)
      : columnFrom(child.length === length ? child : child.slice(0, length), field.type)
  })
  return { layout: 'struct', type, length, validity: validityOf(data), fields }
}

/**
 * A column from Arrow data, without a copy wherever its cells already lie as needed. Text may come as Utf8, LargeUtf8,
 * Utf8View or a dictionary of them; int and long as an integer of any width (what does not fit is null); lists as List or
 * LargeList; any of them as Null, whose cells are nulls. What lies in the buffers behind the last cell is left out.
 * @throws Refusal where the data is of another type, where a buffer is too short, or a dictionary lacks a cell's value.
 */
export const columnFrom = (data: Data, type: Type): ArrowColumn => {
  const { length } = data
  if (DataType.isNull(data.type)) return allNull(type, length)
  if (length === 0 && !DataType.isDictionary(data.type)) return withoutCells(data.type, type)
  const room = roomOf(data)
  if (room < length) return filledUp(data, room, type)
  if (type.kind === 'text')
    return DataType.isDictionary(data.type) ? dictionaryFrom(data, type) : textFrom(data, type)
  if (type.kind === 'int' || type.kind === 'long') return intFrom(data, type)
  if (!fits(data.type, type)) return refuseOther(data, type)
  const cells = { type, length, validity: validityOf(data) }
  switch (type.kind) {
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: cellBits(data.values, data) }
    case 'date':
      return { ...cells, layout: 'int', values: first(data.values, length, Int32Array) }
    case 'timestamp':
      return { ...cells, layout: 'long', values: first(data.values, length, BigInt64Array) }
    case 'double':
      return { ...cells, layout: 'double', values: first(data.values, length, Float64Array) }
    case 'decimal':
      return { ...cells, layout: 'decimal', words: decimalWords(first(data.values, length * 4, Uint32Array)) }
    case 'list': {
      const [elements] = data.children
      if (elements === undefined) return refuseOther(data, type)
      if (DataType.isLargeList(data.type))
        return { ...cells, layout: 'list', ...largeListFrom(data, elements, type.element) }
      return {
        ...cells,
        layout: 'list',
        offsets: offsetsOf(data),
        elements: columnFrom(elements, type.element),
      }
    }
    case 'struct':
      return structFrom(data, type)
  }
}
