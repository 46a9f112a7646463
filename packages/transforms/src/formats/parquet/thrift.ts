import { failParquet } from './error.js'

// Thrift's compact protocol, in which a Parquet file says where its columns are: structs of numbered fields.

/** The types of fields and elements, by their numbers on the wire. */
export const wire = {
  true: 1,
  false: 2,
  byte: 3,
  short: 4,
  int: 5,
  long: 6,
  double: 7,
  bytes: 8,
  list: 9,
  set: 10,
  map: 11,
  struct: 12,
} as const

/** A list or set: the type of all its elements, and the elements. */
export interface ThriftList {
  readonly of: number
  readonly items: readonly ThriftValue[]
}

/** A struct: its fields by number. */
export type ThriftStruct = ReadonlyMap<number, ThriftField>

/** A field: its type on the wire and its value. Booleans are of type `true`; doubles are their eight bytes. */
export interface ThriftField {
  readonly type: number
  readonly value: ThriftValue
}

/** A value: structs are maps, text is bytes. */
export type ThriftValue = boolean | number | Uint8Array | ThriftList | ThriftStruct

/** Where reading is. */
interface Cursor {
  readonly bytes: Uint8Array
  at: number
}

const deepest = 32

const byteOf = (cursor: Cursor): number =>
  cursor.bytes[cursor.at++] ?? failParquet('the metadata are cut short')

const varint = (cursor: Cursor): number => {
  let value = 0
  for (let scale = 1; ; scale *= 128) {
    const byte = byteOf(cursor)
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return value
    if (scale > 2 ** 62) failParquet('a number in the metadata have no end')
  }
}

/** Zigzag: 0, -1, 1, -2, ... */
const signed = (cursor: Cursor): number => {
  const value = varint(cursor)
  if (value > Number.MAX_SAFE_INTEGER) failParquet('a number in the metadata are too large')
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

const bytesOf = (cursor: Cursor, length: number): Uint8Array => {
  if (length > cursor.bytes.length - cursor.at) failParquet('the metadata are cut short')
  cursor.at += length
  return cursor.bytes.subarray(cursor.at - length, cursor.at)
}

const listOf = (cursor: Cursor, depth: number): ThriftList => {
  const head = byteOf(cursor)
  const of = head & 15
  const length = head >> 4 === 15 ? varint(cursor) : head >> 4
  if (length > cursor.bytes.length - cursor.at) failParquet('the metadata are cut short')
  const items: ThriftValue[] = []
  for (let index = 0; index < length; index++)
    items.push(of === wire.true || of === wire.false ? byteOf(cursor) === 1 : valueAt(cursor, of, depth))
  return { of, items }
}

const structOf = (cursor: Cursor, depth: number): ThriftStruct => {
  const fields = new Map<number, ThriftField>()
  let last = 0
  for (;;) {
    const head = byteOf(cursor)
    if (head === 0) return fields
    const type = head & 15
    last = head >> 4 === 0 ? signed(cursor) : last + (head >> 4)
    const isBoolean = type === wire.true || type === wire.false
    fields.set(last, {
      type: isBoolean ? wire.true : type,
      value: isBoolean ? type === wire.true : valueAt(cursor, type, depth),
    })
  }
}

const valueAt = (cursor: Cursor, type: number, depth: number): ThriftValue => {
  if (depth > deepest) failParquet('the metadata are nested too deep')
  switch (type) {
    case wire.byte:
      return (byteOf(cursor) << 24) >> 24
    case wire.short:
    case wire.int:
    case wire.long:
      return signed(cursor)
    case wire.double:
      return bytesOf(cursor, 8)
    case wire.bytes:
      return bytesOf(cursor, varint(cursor))
    case wire.list:
    case wire.set:
      return listOf(cursor, depth + 1)
    case wire.struct:
      return structOf(cursor, depth + 1)
    default:
      return failParquet(`the metadata have a value of unknown type ${type}; the file is damaged`)
  }
}

/** Reads a struct, and says how many bytes it took. @throws ParquetError where the bytes are none. */
export const readThrift = (
  bytes: Uint8Array,
  from = 0,
): { readonly struct: ThriftStruct; readonly size: number } => {
  const cursor = { bytes, at: from }
  const struct = structOf(cursor, 0)
  return { struct, size: cursor.at - from }
}
