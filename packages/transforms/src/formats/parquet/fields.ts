import { failParquet } from './error.js'
import { type ThriftField, type ThriftStruct, type ThriftValue, wire } from './thrift.js'

// The numbers of fields, by parquet.thrift.

/** Of a file's metadata. */
export const file = {
  version: 1,
  schema: 2,
  rows: 3,
  rowGroups: 4,
  pairs: 5,
  writer: 6,
  orders: 7,
  encryption: 8,
} as const

/** Of a row group. */
export const rowGroup = {
  columns: 1,
  bytes: 2,
  rows: 3,
  sorting: 4,
  offset: 5,
  compressed: 6,
  ordinal: 7,
} as const

/** Of one column in a row group. */
export const chunk = {
  path: 1,
  offset: 2,
  meta: 3,
  offsetIndex: 4,
  offsetIndexLength: 5,
  columnIndex: 6,
  columnIndexLength: 7,
  crypto: 8,
} as const

/** Of what is said of such a column. */
export const meta = {
  type: 1,
  path: 3,
  codec: 4,
  values: 5,
  uncompressed: 6,
  compressed: 7,
  dataPage: 9,
  indexPage: 10,
  dictionaryPage: 11,
  bloomFilter: 14,
  bloomFilterLength: 15,
} as const

/** Of an element of the schema. */
export const element = {
  type: 1,
  size: 2,
  repetition: 3,
  name: 4,
  children: 5,
  converted: 6,
  scale: 7,
  precision: 8,
  logical: 10,
} as const

/** Of a key and a value that stand beside. */
export const pair = { key: 1, value: 2 } as const

/** Bytes as text. */
export const textFrom = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const bytes = new TextEncoder()

/** A field that is a number, or undefined where it is absent. */
export const numberIn = (struct: ThriftStruct, id: number): number | undefined => {
  const value = struct.get(id)?.value
  return typeof value === 'number' ? value : undefined
}

/** A field that must be a number. */
export const mustNumberIn = (struct: ThriftStruct, id: number, what: string): number =>
  numberIn(struct, id) ?? failParquet(`the metadata do not say ${what}`)

/** A field that is text, or undefined where it is absent. */
export const textIn = (struct: ThriftStruct, id: number): string | undefined => {
  const value = struct.get(id)?.value
  return value instanceof Uint8Array ? textFrom(value) : undefined
}

const isStruct = (value: ThriftValue | undefined): value is ThriftStruct => value instanceof Map

/** A field that is a struct, or undefined where it is absent. */
export const structIn = (struct: ThriftStruct, id: number): ThriftStruct | undefined => {
  const value = struct.get(id)?.value
  return isStruct(value) ? value : undefined
}

/** A field that is a list, empty where it is absent. */
export const itemsIn = (struct: ThriftStruct, id: number): readonly ThriftValue[] => {
  const value = struct.get(id)?.value
  return typeof value === 'object' && 'items' in value ? value.items : []
}

/** A field that is a list of structs, empty where it is absent. */
export const structsIn = (struct: ThriftStruct, id: number): readonly ThriftStruct[] =>
  itemsIn(struct, id).filter(isStruct)

/** The same struct with some fields set, or left out where their value is undefined. */
export const withFields = (
  struct: ThriftStruct,
  fields: Readonly<Record<number, ThriftField | undefined>>,
): ThriftStruct => {
  const copy = new Map(struct)
  for (const [id, field] of Object.entries(fields))
    if (field === undefined) copy.delete(Number(id))
    else copy.set(Number(id), field)
  return copy
}

/** A field of 64 bits, to set. */
export const longField = (value: number): ThriftField => ({ type: wire.long, value })

/** A field of 16 bits, to set. */
export const shortField = (value: number): ThriftField => ({ type: wire.short, value })

/** A field that is text, to set. */
export const textField = (value: string): ThriftField => ({ type: wire.bytes, value: bytes.encode(value) })

/** A field that is a list of structs, to set. */
export const structsField = (items: readonly ThriftStruct[]): ThriftField => ({
  type: wire.list,
  value: { of: wire.struct, items },
})
