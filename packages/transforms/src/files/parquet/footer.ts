import { fail } from './error.js'
import { readThrift, type ThriftField, type ThriftStruct, type ThriftValue, wire } from './thrift.js'
import { writeThrift } from './thrift-write.js'

/** The numbers of the fields that we read or write, by parquet.thrift. */
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
export const rowGroup = {
  columns: 1,
  bytes: 2,
  rows: 3,
  sorting: 4,
  offset: 5,
  compressed: 6,
  ordinal: 7,
} as const
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
export const pair = { key: 1, value: 2 } as const

/** What each Parquet file begins and ends with. */
export const magic: Uint8Array = new TextEncoder().encode('PAR1')

const utf8 = new TextDecoder()
const bytes = new TextEncoder()

/** A field that is a number, or undefined where it is absent. */
export const numberOf = (struct: ThriftStruct, id: number): number | undefined => {
  const value = struct.get(id)?.value
  return typeof value === 'number' ? value : undefined
}

/** A field that must be a number. */
export const mustNumber = (struct: ThriftStruct, id: number, what: string): number =>
  numberOf(struct, id) ?? fail(`the metadata does not say ${what}`)

/** A field that is text, or undefined where it is absent. */
export const textOf = (struct: ThriftStruct, id: number): string | undefined => {
  const value = struct.get(id)?.value
  return value instanceof Uint8Array ? utf8.decode(value) : undefined
}

const isStruct = (value: ThriftValue | undefined): value is ThriftStruct => value instanceof Map

/** A field that is a struct, or undefined where it is absent. */
export const structAt = (struct: ThriftStruct, id: number): ThriftStruct | undefined => {
  const value = struct.get(id)?.value
  return isStruct(value) ? value : undefined
}

/** A field that is a list, empty where it is absent. */
export const itemsOf = (struct: ThriftStruct, id: number): readonly ThriftValue[] => {
  const value = struct.get(id)?.value
  return typeof value === 'object' && 'items' in value ? value.items : []
}

/** A field that is a list of structs, empty where it is absent. */
export const structsOf = (struct: ThriftStruct, id: number): readonly ThriftStruct[] =>
  itemsOf(struct, id).filter(isStruct)

/** The same struct with some fields set, or left out where their value is undefined. */
export const edited = (
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
export const long = (value: number): ThriftField => ({ type: wire.long, value })

/** A field of 16 bits, to set. */
export const short = (value: number): ThriftField => ({ type: wire.short, value })

/** A field that is text, to set. */
export const text = (value: string): ThriftField => ({ type: wire.bytes, value: bytes.encode(value) })

/** A field that is a list of structs, to set. */
export const structs = (items: readonly ThriftStruct[]): ThriftField => ({
  type: wire.list,
  value: { of: wire.struct, items },
})

/** Where the column's pages are in the file. @throws ParquetError where they are not within `size` bytes. */
export const pagesOf = (
  column: ThriftStruct,
  size: number,
): { readonly from: number; readonly length: number } => {
  const about = structAt(column, chunk.meta) ?? fail('the metadata of a column is missing or encrypted')
  const data = mustNumber(about, meta.dataPage, 'where the pages of a column are')
  const dictionary = numberOf(about, meta.dictionaryPage) ?? 0
  const from = dictionary > 0 && dictionary < data ? dictionary : data
  const length = mustNumber(about, meta.compressed, 'how long the pages of a column are')
  if (from < 4 || length < 0 || from + length > size)
    fail(`the pages of column ${pathOf(column)} are said to be outside of the file`)
  return { from, length }
}

/** The path of a column: `tags.list.element`. */
export const pathOf = (column: ThriftStruct): string => {
  const about = structAt(column, chunk.meta)
  return about === undefined
    ? '?'
    : itemsOf(about, meta.path)
        .map((part) => (part instanceof Uint8Array ? utf8.decode(part) : '?'))
        .join('.')
}

/** The length of the footer, from the last eight bytes of a file of `size` bytes. */
export const footerLength = (end: Uint8Array, size: number): number => {
  const word = utf8.decode(end.subarray(4))
  if (word === 'PARE') fail('the file is encrypted; write it without encryption')
  if (size < 12 || word !== 'PAR1')
    fail('this is no Parquet file, or it is cut short: it does not end in PAR1')
  const length = new DataView(end.buffer, end.byteOffset, end.length).getUint32(0, true)
  if (length === 0 || length > size - 12)
    fail(
      `the metadata is said to have ${length} bytes of a file of ${size}; the file is cut short or damaged`,
    )
  return length
}

/** The metadata of a file whose bytes are all there. */
export const footerOf = (whole: Uint8Array): ThriftStruct => {
  const length = footerLength(whole.subarray(Math.max(whole.length - 8, 0)), whole.length)
  // A copy: what is kept of the metadata would else keep all of the file.
  return readThrift(whole.slice(whole.length - 8 - length, whole.length - 8)).struct
}

/** The end of a file: its metadata, their length, and PAR1. */
export const footerBytes = (footer: ThriftStruct): Uint8Array => {
  const metadata = writeThrift(footer)
  const end = new Uint8Array(metadata.length + 8)
  end.set(metadata)
  new DataView(end.buffer).setUint32(metadata.length, metadata.length, true)
  end.set(magic, metadata.length + 4)
  return end
}
