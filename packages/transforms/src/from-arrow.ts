import { refuse, showType, type Type } from '@lockstep/schema'
import { type Data, DataType, DateUnit, Precision, TimeUnit, type Vector } from 'apache-arrow'
import { allNull } from './all-null.js'
import { bitmapBytes, bitsFrom } from './bits.js'
import type { Column, PlainColumn, Validity } from './column.js'
import { type Integers, indicesFrom, intsFrom, longsFrom, within } from './integers.js'
import { joined } from './join.js'
import { smallOffsets } from './large.js'
import { viewText } from './views.js'

const validityOf = (data: Data): Validity => {
  if (DataType.isNull(data.type)) return new Uint8Array(bitmapBytes(data.length))
  const bitmap: Uint8Array | null = data.nullBitmap
  return bitmap === null || bitmap.length === 0 ? null : bitsFrom(bitmap, data.offset, data.length)
}

const mismatch = (data: Data, type: Type): never =>
  refuse(`expected Arrow data of type ${showType(type)}, got ${data.type}`)

const textFrom = (data: Data, type: Type): PlainColumn => {
  const cells = { layout: 'text', type, length: data.length, validity: validityOf(data) } as const
  if (DataType.isUtf8(data.type))
    return { ...cells, offsets: data.valueOffsets as Int32Array, bytes: data.values as Uint8Array }
  if (DataType.isUtf8View(data.type)) return { ...cells, ...viewText(data, cells.validity) }
  if (!DataType.isLargeUtf8(data.type)) return mismatch(data, type)
  const { offsets, first } = smallOffsets(data.valueOffsets as unknown as BigInt64Array, data.length)
  return { ...cells, offsets, bytes: (data.values as Uint8Array).subarray(first) }
}

/** Text by way of a dictionary, which may have come in several parts. */
const dictionaryFrom = (data: Data, type: Type): Column => {
  const { dictionary } = data
  if (dictionary === undefined) return mismatch(data, type)
  const values = valuesOf(dictionary, type)
  const { length } = data
  const indices = indicesFrom(data.values as Integers, length)
  const validity = within(indices, values.length, validityOf(data), length)
  return { layout: 'dictionary', type, length, validity, indices, values }
}

const dictionaries = new WeakMap<Vector, PlainColumn>()

/** The values of a dictionary: the same column for the same vector, so that it is cleaned once for all batches. */
const valuesOf = (vector: Vector, type: Type): PlainColumn => {
  const known = dictionaries.get(vector)
  if (known !== undefined) return known
  const parts = vector.data.map((data) => textFrom(data, type))
  const values = parts.length === 0 ? allNull(type, 0) : joined(parts)
  dictionaries.set(vector, values)
  return values
}

const intFrom = (data: Data, type: Type): PlainColumn => {
  const { length } = data
  const validity = validityOf(data)
  if (!DataType.isInt(data.type)) return mismatch(data, type)
  const values = data.values as unknown as Integers
  return type.kind === 'int'
    ? { layout: 'int', type, length, ...intsFrom(values, validity, length) }
    : { layout: 'long', type, length, ...longsFrom(values, validity, length) }
}

const fits = (data: Data, type: Type): boolean => {
  const arrow: DataType = data.type
  switch (type.kind) {
    case 'boolean':
      return DataType.isBool(arrow)
    case 'double':
      return DataType.isFloat(arrow) && arrow.precision === Precision.DOUBLE
    case 'date':
      return DataType.isDate(arrow) && arrow.unit === DateUnit.DAY
    case 'timestamp':
      return DataType.isTimestamp(arrow) && arrow.unit === TimeUnit.MICROSECOND && Boolean(arrow.timezone)
    case 'decimal':
      return (
        DataType.isDecimal(arrow) &&
        arrow.bitWidth === 128 &&
        arrow.precision === type.precision &&
        arrow.scale === type.scale
      )
    case 'list':
      return DataType.isList(arrow)
    case 'struct':
      return DataType.isStruct(arrow)
    default:
      return true
  }
}

const structFrom = (data: Data, type: Extract<Type, { readonly kind: 'struct' }>): PlainColumn => {
  const fields = type.fields.map((field) => {
    const index = data.type.children.findIndex(
      (child: { readonly name: string }) => child.name === field.name,
    )
    const child = data.children[index]
    return child === undefined
      ? refuse(`there is no field ${field.name} in ${data.type}`)
      : columnFrom(child.length === data.length ? child : child.slice(0, data.length), field.type)
  })
  return { layout: 'struct', type, length: data.length, validity: validityOf(data), fields }
}

/**
 * A column from Arrow data, without a copy wherever its cells already lie as needed. Text may come as Utf8, LargeUtf8,
 * Utf8View or a dictionary of them; int and long as an integer of any width (what does not fit is null).
 * @throws Refusal where the data is of another type.
 */
export const columnFrom = (data: Data, type: Type): Column => {
  const { length } = data
  if (DataType.isNull(data.type)) return allNull(type, length)
  if (type.kind === 'text')
    return DataType.isDictionary(data.type) ? dictionaryFrom(data, type) : textFrom(data, type)
  if (type.kind === 'int' || type.kind === 'long') return intFrom(data, type)
  if (!fits(data, type)) return mismatch(data, type)
  const cells = { type, length, validity: validityOf(data) }
  switch (type.kind) {
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: bitsFrom(data.values as Uint8Array, data.offset, length) }
    case 'date':
      return { ...cells, layout: 'int', values: data.values as Int32Array }
    case 'timestamp':
      return { ...cells, layout: 'long', values: data.values as unknown as BigInt64Array }
    case 'double':
      return { ...cells, layout: 'double', values: data.values as Float64Array }
    case 'decimal':
      return { ...cells, layout: 'decimal', words: wordsOf(data.values as Uint32Array) }
    case 'list': {
      const [elements] = data.children
      return elements === undefined
        ? mismatch(data, type)
        : {
            ...cells,
            layout: 'list',
            offsets: data.valueOffsets as Int32Array,
            elements: columnFrom(elements, type.element),
          }
    }
    case 'struct':
      return structFrom(data, type)
  }
}

const wordsOf = (values: Uint32Array): BigInt64Array => {
  const aligned = values.byteOffset % 8 === 0 ? values : values.slice()
  return new BigInt64Array(aligned.buffer, aligned.byteOffset, aligned.length >> 1)
}
