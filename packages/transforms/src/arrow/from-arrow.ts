import { refuse, showType, type Type } from '@lockstep/schema'
import { type Data, DataType, DateUnit, type Field, Precision, TimeUnit, type Vector } from 'apache-arrow'
import { bitmapBytes, bitsFrom } from '../bytes/bitmap.js'
import { allNull } from '../column/all-null.js'
import { type Column, isValid, type PlainColumn, type Validity } from '../column/column.js'
import { concatenate } from '../column/concatenate.js'
import { take, toPlain } from '../column/take/take.js'
import { firstOutside, indicesFrom, intsFrom, longsFrom } from './integers.js'
import { type BufferCells, firstCells, type Integers } from './lengths.js'
import { smallOffsets } from './small-offsets.js'
import { viewText } from './view-text.js'

/** The bits of the cells, from bit 0. */
const bitsOf = (bits: Uint8Array | undefined, { offset, length }: Data): Uint8Array =>
  bitsFrom(bits ?? new Uint8Array(0), offset, length)

const validityOf = (data: Data): Validity => {
  if (DataType.isNull(data.type)) return new Uint8Array(bitmapBytes(data.length))
  const bitmap: Uint8Array | null | undefined = data.nullBitmap
  if (!bitmap?.length) return null
  return bitmap.length * 8 < data.offset + data.length
    ? refuse(`its bitmap lacks some of ${data.length} cells; the Arrow data is damaged`)
    : bitsOf(bitmap, data)
}

/**
 * The first of an Arrow buffer's cells, which may be followed by others: by what fills it up, or by rows of a larger one.
 * An empty column may have no buffer.
 */
const first = <A extends BufferCells>(cells: unknown, count: number, kind: new (length: number) => A): A =>
  firstCells((cells ?? new kind(0)) as A, count)

/** The offsets of the cells; an empty column may have none. */
const offsetsOf = (data: Data): Int32Array =>
  data.length === 0 && !data.valueOffsets?.length
    ? new Int32Array(1)
    : first(data.valueOffsets, data.length + 1, Int32Array)

/** How many cells the buffers of data have room for. */
const roomOf = (data: Data): number => {
  const type: DataType = data.type
  const values = (data.values as ArrayLike<unknown> | undefined)?.length ?? 0
  if (DataType.isNull(type)) return data.length
  if (
    DataType.isUtf8(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isList(type) ||
    DataType.isLargeList(type)
  )
    return Math.max((data.valueOffsets?.length ?? 0) - 1, 0)
  if (DataType.isStruct(type)) return Math.min(data.length, ...data.children.map((child) => child.length))
  if (DataType.isBool(type)) return Math.max(values * 8 - data.offset, 0)
  return Math.floor(values / (DataType.isUtf8View(type) ? 16 : DataType.isDecimal(type) ? 4 : 1))
}

/** Data whose buffers end before its last cells, which must be null: so apache-arrow makes columns of one length. */
const filledUp = (data: Data, room: number, type: Type): Column => {
  const validity = validityOf(data)
  for (let index = room; index < data.length; index++)
    if (isValid(validity, index))
      refuse(`its buffers hold ${room} of ${data.length} cells; the Arrow data is damaged`)
  const places = Int32Array.from({ length: data.length }, (_, index) => (index < room ? index : -1))
  return take(toPlain(columnFrom(data.slice(0, room), type)), places)
}

const mismatch = (data: Pick<Data, 'type'>, type: Type): never =>
  refuse(`expected Arrow data of type ${showType(type)}, got ${data.type}`)

const textFrom = (data: Data, type: Type): PlainColumn => {
  const cells = { layout: 'text', type, length: data.length, validity: validityOf(data) } as const
  if (DataType.isUtf8(data.type))
    return { ...cells, offsets: offsetsOf(data), bytes: data.values ?? new Uint8Array(0) }
  if (DataType.isUtf8View(data.type)) return { ...cells, ...viewText(data, cells.validity) }
  if (!DataType.isLargeUtf8(data.type)) return mismatch(data, type)
  const { offsets, first } = smallOffsets(data.valueOffsets as unknown as BigInt64Array, data.length, 'bytes')
  return { ...cells, offsets, bytes: (data.values as Uint8Array).subarray(first) }
}

/** Text by way of a dictionary, which may have come in several parts. */
const dictionaryFrom = (data: Data, type: Type): Column => {
  const { dictionary, length } = data
  if (dictionary === undefined && length > 0) return mismatch(data, type)
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
  if (!DataType.isInt(data.type)) return mismatch(data, type)
  const values = first<Integers>(data.values, length, Int32Array)
  return type.kind === 'int'
    ? { layout: 'int', type, length, ...intsFrom(values, validity, length) }
    : { layout: 'long', type, length, ...longsFrom(values, validity, length) }
}

const fits = (arrow: DataType, type: Type): boolean => {
  switch (type.kind) {
    case 'text':
      return DataType.isUtf8(arrow) || DataType.isLargeUtf8(arrow) || DataType.isUtf8View(arrow)
    case 'int':
    case 'long':
      return DataType.isInt(arrow)
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
      return DataType.isList(arrow) || DataType.isLargeList(arrow)
    case 'struct':
      return DataType.isStruct(arrow)
  }
}

/** A column without cells, whose data may lack buffers and children. */
const withoutCells = (arrow: DataType, type: Type): PlainColumn => {
  checkFits(arrow, type)
  return allNull(type, 0)
}

/** Refuses an Arrow type, or a part of it, that is not read as another. */
const checkFits = (arrow: DataType, type: Type): void => {
  if (DataType.isNull(arrow)) return
  const of: DataType = DataType.isDictionary(arrow) && type.kind === 'text' ? arrow.dictionary : arrow
  if (!fits(of, type)) mismatch({ type: of }, type)
  const parts: readonly Field[] = of.children ?? []
  if (type.kind === 'list') for (const element of parts) checkFits(element.type, type.element)
  if (type.kind === 'struct')
    for (const { name, type: part } of type.fields) {
      const found = parts.find((field) => field.name === name)
      checkFits(found === undefined ? refuse(`there is no field ${name} in ${of}`) : found.type, part)
    }
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
export const columnFrom = (data: Data, type: Type): Column => {
  const { length } = data
  if (DataType.isNull(data.type)) return allNull(type, length)
  if (length === 0 && !DataType.isDictionary(data.type)) return withoutCells(data.type, type)
  const room = roomOf(data)
  if (room < length) return filledUp(data, room, type)
  if (type.kind === 'text')
    return DataType.isDictionary(data.type) ? dictionaryFrom(data, type) : textFrom(data, type)
  if (type.kind === 'int' || type.kind === 'long') return intFrom(data, type)
  if (!fits(data.type, type)) return mismatch(data, type)
  const cells = { type, length, validity: validityOf(data) }
  switch (type.kind) {
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: bitsOf(data.values, data) }
    case 'date':
      return { ...cells, layout: 'int', values: first(data.values, length, Int32Array) }
    case 'timestamp':
      return { ...cells, layout: 'long', values: first(data.values, length, BigInt64Array) }
    case 'double':
      return { ...cells, layout: 'double', values: first(data.values, length, Float64Array) }
    case 'decimal':
      return { ...cells, layout: 'decimal', words: wordsOf(first(data.values, length * 4, Uint32Array)) }
    case 'list': {
      const [elements] = data.children
      if (elements === undefined) return mismatch(data, type)
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

const wordsOf = (values: Uint32Array): BigInt64Array => {
  const aligned = values.byteOffset % 8 === 0 ? values : values.slice()
  return new BigInt64Array(aligned.buffer, aligned.byteOffset, aligned.length >> 1)
}
