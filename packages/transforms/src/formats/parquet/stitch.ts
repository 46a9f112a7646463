import { isSpan } from '../../bytes/equal.js'
import { failParquet } from './error.js'
import {
  chunk,
  file,
  longField,
  meta,
  numberIn,
  rowGroup,
  shortField,
  structIn,
  structsField,
  structsIn,
  withFields,
} from './fields.js'
import { footerBytes, footerOf, pagesOf, parquetMagic } from './footer.js'
import { type ThriftStruct, wire } from './thrift.js'
import { writeThrift } from './thrift-write.js'

const shifted = (struct: ThriftStruct, id: number, by: number) => {
  const at = numberIn(struct, id)
  return at === undefined || at === 0 ? struct.get(id) : longField(at + by)
}

/** A column's metadata, moved. Indexes of pages are left out: they lie elsewhere, and say where pages are once more. */
export const moveColumn = (column: ThriftStruct, by: number): ThriftStruct => {
  const about =
    structIn(column, chunk.meta) ?? failParquet('the metadata of a column is missing or encrypted')
  const moved = withFields(about, {
    [meta.dataPage]: shifted(about, meta.dataPage, by),
    [meta.indexPage]: undefined,
    [meta.dictionaryPage]: shifted(about, meta.dictionaryPage, by),
    [meta.bloomFilter]: undefined,
    [meta.bloomFilterLength]: undefined,
  })
  return withFields(column, {
    [chunk.offset]: shifted(column, chunk.offset, by) ?? longField(0),
    [chunk.meta]: { type: wire.struct, value: moved },
    [chunk.offsetIndex]: undefined,
    [chunk.offsetIndexLength]: undefined,
    [chunk.columnIndex]: undefined,
    [chunk.columnIndexLength]: undefined,
  })
}

const movedGroup = (group: ThriftStruct, by: number, ordinal: number): ThriftStruct =>
  withFields(group, {
    [rowGroup.columns]: structsField(
      structsIn(group, rowGroup.columns).map((column) => moveColumn(column, by)),
    ),
    [rowGroup.offset]: shifted(group, rowGroup.offset, by),
    // It has 16 bits; readers take the position where there is none.
    [rowGroup.ordinal]: ordinal < 32768 ? shortField(ordinal) : undefined,
  })

const schemaBytes = (footer: ThriftStruct): Uint8Array =>
  writeThrift(withFields(new Map(), { [file.schema]: footer.get(file.schema) }))

/** Where the pages of a whole file begin and end. */
const bodyOf = (footer: ThriftStruct, size: number): { readonly from: number; readonly to: number } => {
  let [from, to] = [size, parquetMagic.length]
  for (const group of structsIn(footer, file.rowGroups))
    for (const column of structsIn(group, rowGroup.columns)) {
      const pages = pagesOf(column, size)
      from = Math.min(from, pages.from)
      to = Math.max(to, pages.from + pages.length)
    }
  return from < to ? { from, to } : { from: parquetMagic.length, to: parquetMagic.length }
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
  let [at, rows] = [parquetMagic.length, 0]
  const groups: ThriftStruct[] = []
  for await (const part of parts) {
    const footer = footerOf(part)
    if (first === undefined) yield parquetMagic
    first ??= footer
    schema ??= schemaBytes(footer)
    if (!isSpan(schema, 0, schema.length, schemaBytes(footer)))
      failParquet('the columns change from part to part; write two files')
    const { from, to } = bodyOf(footer, part.length)
    for (const group of structsIn(footer, file.rowGroups))
      if (numberIn(group, rowGroup.rows) !== 0) groups.push(movedGroup(group, at - from, groups.length))
    rows += numberIn(footer, file.rows) ?? 0
    at += to - from
    if (to > from) yield part.subarray(from, to)
  }
  if (first === undefined) return failParquet('no batches came, so nothing says what the columns are')
  yield footerBytes(
    withFields(first, { [file.rows]: longField(rows), [file.rowGroups]: structsField(groups) }),
  )
}
