import { fail } from './error.js'
import {
  chunk,
  edited,
  file,
  long,
  meta,
  numberOf,
  rowGroup,
  short,
  structAt,
  structs,
  structsOf,
} from './fields.js'
import { footerBytes, footerOf, magic, pagesOf } from './footer.js'
import { type ThriftStruct, wire } from './thrift.js'
import { writeThrift } from './thrift-write.js'

const shifted = (struct: ThriftStruct, id: number, by: number) => {
  const at = numberOf(struct, id)
  return at === undefined || at === 0 ? struct.get(id) : long(at + by)
}

/** A column's metadata, moved. Indexes of pages are left out: they lie elsewhere, and say where pages are once more. */
export const movedColumn = (column: ThriftStruct, by: number): ThriftStruct => {
  const about = structAt(column, chunk.meta) ?? fail('the metadata of a column is missing or encrypted')
  const moved = edited(about, {
    [meta.dataPage]: shifted(about, meta.dataPage, by),
    [meta.indexPage]: undefined,
    [meta.dictionaryPage]: shifted(about, meta.dictionaryPage, by),
    [meta.bloomFilter]: undefined,
    [meta.bloomFilterLength]: undefined,
  })
  return edited(column, {
    [chunk.offset]: shifted(column, chunk.offset, by) ?? long(0),
    [chunk.meta]: { type: wire.struct, value: moved },
    [chunk.offsetIndex]: undefined,
    [chunk.offsetIndexLength]: undefined,
    [chunk.columnIndex]: undefined,
    [chunk.columnIndexLength]: undefined,
  })
}

const movedGroup = (group: ThriftStruct, by: number, ordinal: number): ThriftStruct =>
  edited(group, {
    [rowGroup.columns]: structs(structsOf(group, rowGroup.columns).map((column) => movedColumn(column, by))),
    [rowGroup.offset]: shifted(group, rowGroup.offset, by),
    // It has 16 bits; readers take the position where there is none.
    [rowGroup.ordinal]: ordinal < 32768 ? short(ordinal) : undefined,
  })

const schemaBytes = (footer: ThriftStruct): Uint8Array =>
  writeThrift(edited(new Map(), { [file.schema]: footer.get(file.schema) }))

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index])

/** Where the pages of a whole file begin and end. */
const bodyOf = (footer: ThriftStruct, size: number): { readonly from: number; readonly to: number } => {
  let [from, to] = [size, magic.length]
  for (const group of structsOf(footer, file.rowGroups))
    for (const column of structsOf(group, rowGroup.columns)) {
      const pages = pagesOf(column, size)
      from = Math.min(from, pages.from)
      to = Math.max(to, pages.from + pages.length)
    }
  return from < to ? { from, to } : { from: magic.length, to: magic.length }
}

/**
 * The bytes of one Parquet file with the row groups of many, as they come: such as `encodeRowGroups` makes, in any
 * thread. Pages are copied as they are; the metadata are merged, those of the first part kept where there is one of all.
 * @throws ParquetError without a part, for parts of different columns, and for a part that is no whole Parquet file.
 */
export async function* parquetFrom(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let first: ThriftStruct | undefined
  let schema: Uint8Array | undefined
  let [at, rows] = [magic.length, 0]
  const groups: ThriftStruct[] = []
  for await (const part of parts) {
    const footer = footerOf(part)
    if (first === undefined) yield magic
    first ??= footer
    schema ??= schemaBytes(footer)
    if (!sameBytes(schema, schemaBytes(footer))) fail('the columns change from part to part; write two files')
    const { from, to } = bodyOf(footer, part.length)
    for (const group of structsOf(footer, file.rowGroups))
      if (numberOf(group, rowGroup.rows) !== 0) groups.push(movedGroup(group, at - from, groups.length))
    rows += numberOf(footer, file.rows) ?? 0
    at += to - from
    if (to > from) yield part.subarray(from, to)
  }
  if (first === undefined) return fail('no batches came, so nothing says what the columns are')
  yield footerBytes(edited(first, { [file.rows]: long(rows), [file.rowGroups]: structs(groups) }))
}
