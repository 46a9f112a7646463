import { failParquet } from './error.js'
import { chunk, itemsIn, meta, mustNumberIn, numberIn, structIn, textFrom } from './fields.js'
import { readThrift, type ThriftStruct } from './thrift.js'
import { writeThrift } from './thrift-write.js'

/** What each Parquet file begins and ends with. */
export const parquetMagic: Uint8Array = new TextEncoder().encode('PAR1')

/** Where the column's pages are in the file. @throws ParquetError where they are not within `size` bytes. */
export const pagesOf = (
  column: ThriftStruct,
  size: number,
): { readonly from: number; readonly length: number } => {
  const about =
    structIn(column, chunk.meta) ?? failParquet('the metadata of a column is missing or encrypted')
  const data = mustNumberIn(about, meta.dataPage, 'where the pages of a column are')
  const dictionary = numberIn(about, meta.dictionaryPage) ?? 0
  const from = dictionary > 0 && dictionary < data ? dictionary : data
  const length = mustNumberIn(about, meta.compressed, 'how long the pages of a column are')
  if (from < 4 || length < 0 || from + length > size)
    failParquet(`the pages of column ${columnPathOf(column)} are said to be outside of the file`)
  return { from, length }
}

/** The path of a column: `tags.list.element`. */
export const columnPathOf = (column: ThriftStruct): string => {
  const about = structIn(column, chunk.meta)
  return about === undefined
    ? '?'
    : itemsIn(about, meta.path)
        .map((part) => (part instanceof Uint8Array ? textFrom(part) : '?'))
        .join('.')
}

/** The length of the footer, from the last eight bytes of a file of `size` bytes. */
export const footerLength = (end: Uint8Array, size: number): number => {
  const word = textFrom(end.subarray(4))
  if (word === 'PARE') failParquet('the file is encrypted; write it without encryption')
  if (size < 12 || word !== 'PAR1')
    failParquet('this is no Parquet file, or it is cut short: it does not end in PAR1')
  const length = new DataView(end.buffer, end.byteOffset, end.length).getUint32(0, true)
  if (length === 0 || length > size - 12)
    failParquet(
      `the metadata are said to have ${length} bytes of a file of ${size}; the file is cut short or damaged`,
    )
  return length
}

/** The metadata of a file whose bytes are all there. */
export const footerOf = (whole: Uint8Array): ThriftStruct => {
  const length = footerLength(whole.subarray(Math.max(whole.length - 8, 0)), whole.length)
  // A copy, since what is kept of it would keep all of the file.
  return readThrift(whole.slice(whole.length - 8 - length, whole.length - 8)).struct
}

/** The end of a file: its metadata, their length, and PAR1. */
export const footerBytes = (footer: ThriftStruct): Uint8Array => {
  const metadata = writeThrift(footer)
  const end = new Uint8Array(metadata.length + 8)
  end.set(metadata)
  new DataView(end.buffer).setUint32(metadata.length, metadata.length, true)
  end.set(parquetMagic, metadata.length + 4)
  return end
}
