import { refuse, showType, type Type } from '@lockstep/schema'
import { type Data, DataType, DateUnit, Precision, TimeUnit, type Vector } from 'apache-arrow'
import { allNull } from './all-null.js'
import { bitmapBytes, bitsFrom } from './bits.js'
import type { Column, PlainColumn, Validity } from './column.js'
import { firstOutside, type Integers, indicesFrom, intsFrom, longsFrom } from './integers.js'
import { joined } from './join.js'
import { smallOffsets } from './large.js'
import { type Cells, firstOf } from './lengths.js'
import { viewText } from './views.js'

const validityOf = (data: Data): Validity => {
  if (DataType.isNull(data.type)) return new Uint8Array(bitmapBytes(data.length))
  const bitmap: Uint8Array | null | undefined = data.nullBitmap
  return bitmap?.length ? bitsFrom(bitmap, data.offset, data.length) : null
}

/** The first of an Arrow buffer's cells, which may be followed by others: by what fills it up, or by rows of a larger one. */
const first = <A extends Cells>(cells: unknown, count: number): A => {
  const all = cells as A
  return all.length < count
    ? refuse(`its buffer holds ${all.length} of ${count} cells or offsets; the Arrow data is damaged`)
    : firstOf(all, count)
}

/** The offsets of the cells; an empty column may have none. */
const offsetsOf = (data: Data): Int32Array =>
  data.length === 0 && !data.valueOffsets?.length
    ? new Int32Array(1)
    : first<Int32Array>(data.valueOffsets, data.length + 1)

const mismatch = (data: Data, type: Type): never =>
  refuse(`expected Arrow data of type ${showType(type)}, got ${data.type}`)

const textFrom = (data: Data, type: Type): PlainColumn => {
  const cells = { layout: 'text', type, length: data.length, validity: validityOf(data) } as const
  if (DataType.isUtf8(data.type))
    return { ...cells, offsets: offsetsOf(data), bytes: data.values as Uint8Array }
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
  const validity = validityOf(data)
  const indices = indicesFrom(first(data.values, length), length)
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
  const values = parts.length === 0 ? allNull(type, 0) : joined(parts)
  dictionaries.set(vector, values)
  return values
}

const intFrom = (data: Data, type: Type): PlainColumn => {
  const { length } = data
  const validity = validityOf(data)
  if (!DataType.isInt(data.type)) return mismatch(data, type)
  const values = first<Integers>(data.values, length)
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
  const { length } = data
  const fields = type.fields.map((field) => {
    const index = data.type.children.findIndex(
      (child: { readonly name: string }) => child.name === field.name,
    )
    const child = data.children[index]
    return child === undefined
      ? refuse(`there is no field ${field.name} in ${data.type}`)
      : cellsFrom(child, length, field.type)
  })
  return { layout: 'struct', type, length, validity: validityOf(data), fields }
}

/**
 * A column from Arrow data, without a copy wherever its cells already lie as needed. Text may come as Utf8, LargeUtf8,
 * Utf8View or a dictionary of them; int and long as an integer of any width (what does not fit is null). What lies in
 * the buffers behind the last cell is left out.
 * @throws Refusal where the data is of another type, where a buffer is too short, or a dictionary lacks a cell's value.
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
      return { ...cells, layout: 'int', values: first(data.values, length) }
    case 'timestamp':
      return { ...cells, layout: 'long', values: first(data.values, length) }
    case 'double':
      return { ...cells, layout: 'double', values: first(data.values, length) }
    case 'decimal':
      return { ...cells, layout: 'decimal', words: wordsOf(first(data.values, length * 4)) }
    case 'list': {
      const [elements] = data.children
      return elements === undefined
        ? mismatch(data, type)
        : {
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

/**
 * As `columnFrom`, for the first cells of data that may have more.
 * @throws Refusal also where it has less.
 */
export const cellsFrom = (data: Data, length: number, type: Type): Column => {
  if (data.length < length) refuse(`expected ${length} cells, got ${data.length}; the Arrow data is damaged`)
  return columnFrom(data.length === length ? data : data.slice(0, length), type)
}

const wordsOf = (values: Uint32Array): BigInt64Array => {
  const aligned = values.byteOffset % 8 === 0 ? values : values.slice()
  return new BigInt64Array(aligned.buffer, aligned.byteOffset, aligned.length >> 1)
}
