import { failParquet } from './error.js'
import {
  file as at,
  chunk,
  element,
  longField,
  meta,
  mustNumberIn,
  numberIn,
  pair,
  rowGroup,
  structIn,
  structsField,
  structsIn,
  textField,
  withFields,
} from './fields.js'
import { columnPathOf, footerBytes, pagesOf, parquetMagic } from './footer.js'
import { schemaOf } from './leaves.js'
import type { ParquetFile, ReadColumn } from './open.js'
import { checkPages } from './pages.js'
import { moveColumn } from './stitch.js'
import { type ThriftStruct, wire } from './thrift.js'

/** The metadata of a file of some columns and at most one row group. */
const footerFor = (
  file: ParquetFile,
  group: ThriftStruct | undefined,
  hint: string | undefined,
): Uint8Array => {
  const root = schemaOf(file.footer)[0] ?? failParquet('the metadata do not say what the columns are')
  const top = withFields(root, { [element.children]: { type: wire.int, value: file.columns.length } })
  return footerBytes(
    withFields(file.footer, {
      [at.schema]: structsField([top, ...file.columns.flatMap(({ elements }) => elements)]),
      [at.rows]: longField(group === undefined ? 0 : (numberIn(group, rowGroup.rows) ?? 0)),
      [at.rowGroups]: structsField(group === undefined ? [] : [group]),
      [at.pairs]:
        hint === undefined
          ? undefined
          : structsField([
              new Map([
                [pair.key, textField('ARROW:schema')],
                [pair.value, textField(hint)],
              ]),
            ]),
      [at.orders]: undefined,
    }),
  )
}

const together = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let from = 0
  for (const part of parts) {
    whole.set(part, from)
    from += part.length
  }
  return whole
}

/** A file of some columns of another, without rows. */
export const emptyFile = (file: ParquetFile): Uint8Array =>
  together([parquetMagic, footerFor(file, undefined, undefined)])

/** The bytes of a file that hold a row group's columns, some of all, and where each of them begins in a new one. */
export const chunksOf = (group: ThriftStruct, columns: readonly ReadColumn[]): readonly ThriftStruct[] => {
  const all = structsIn(group, rowGroup.columns)
  return columns.flatMap(({ firstLeaf, leaves }) => all.slice(firstLeaf, firstLeaf + leaves))
}

/**
 * A file of some columns of one row group of another, with its types in Arrow's words (`hint`).
 * @throws ParquetError, with the column, where its pages are damaged.
 */
export const groupFile = async (
  file: ParquetFile,
  group: ThriftStruct,
  hint: string,
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [parquetMagic]
  const moved: ThriftStruct[] = []
  let to = parquetMagic.length
  for (const column of chunksOf(group, file.columns)) {
    const { from, length } = pagesOf(column, file.bytes.size)
    const bytes = await file.bytes.read(from, length)
    const about = structIn(column, chunk.meta) ?? failParquet('the metadata of a column is missing')
    const values = mustNumberIn(about, meta.values, 'how many values a column has')
    checkPages(bytes, values, numberIn(about, meta.codec) ?? 0, columnPathOf(column))
    parts.push(bytes)
    moved.push(moveColumn(column, to - from))
    to += length
  }
  const own = withFields(group, {
    [rowGroup.columns]: structsField(moved),
    [rowGroup.sorting]: undefined,
    [rowGroup.offset]: undefined,
    [rowGroup.ordinal]: undefined,
  })
  return together([...parts, footerFor(file, own, hint)])
}
