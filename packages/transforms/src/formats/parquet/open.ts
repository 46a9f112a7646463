import type { RandomBytes } from '../arrow/file.js'
import { failParquet } from './error.js'
import {
  file as at,
  chunk,
  itemsIn,
  mustNumberIn,
  numberIn,
  pair,
  rowGroup,
  structsIn,
  textIn,
} from './fields.js'
import { footerLength } from './footer.js'
import type { LeafKind } from './leaf-kind.js'
import { leafKinds, schemaOf, type TopColumn, topColumns } from './leaves.js'
import { readThrift, type ThriftStruct } from './thrift.js'

/** A column that is read: what the schema says of it, how its leaves are read, and where they stand among all. */
export interface ReadColumn extends TopColumn {
  readonly kinds: readonly LeafKind[]
  readonly firstLeaf: number
}

/** A Parquet file whose metadata are read. */
export interface ParquetFile {
  readonly bytes: RandomBytes
  readonly footer: ThriftStruct
  readonly groups: readonly ThriftStruct[]
  /** The columns to read, in the order of the file. */
  readonly columns: readonly ReadColumn[]
  /** What its writer says beside. */
  readonly pairs: ReadonlyMap<string, string>
}

const chosen = (all: readonly TopColumn[], names: readonly string[] | undefined): readonly ReadColumn[] => {
  if (names?.length === 0) failParquet('columns: expected at least one name')
  for (const name of names ?? [])
    if (!all.some((column) => column.name === name))
      failParquet(
        `column ${name}: it is not in the file, which has ${all.map((column) => column.name).join(', ') || 'none'}`,
      )
  const columns: ReadColumn[] = []
  let firstLeaf = 0
  for (const column of all) {
    if (names === undefined || names.includes(column.name))
      columns.push({ ...column, kinds: leafKinds(column), firstLeaf })
    firstLeaf += column.leaves
  }
  return columns
}

const checkGroups = (groups: readonly ThriftStruct[], leaves: number, rows: number): void => {
  let seen = 0
  for (const group of groups) {
    const columns = structsIn(group, rowGroup.columns)
    if (columns.length !== leaves)
      failParquet(
        `a row group has ${columns.length} columns, where ${leaves} are said to be; the file is damaged`,
      )
    if (columns.some((column) => column.has(chunk.path)))
      failParquet('its columns are in other files; give those')
    const count = mustNumberIn(group, rowGroup.rows, 'how many rows a row group has')
    if (count < 0) failParquet('a row group has less than no rows; the file is damaged')
    seen += count
  }
  if (seen !== rows)
    failParquet(`its row groups have ${seen} rows, where ${rows} are said to be; the file is damaged`)
}

/**
 * Reads the metadata of a Parquet file.
 * @throws ParquetError where they are damaged, for a column that is not there, or that Lockstep has no type for.
 */
export const openParquet = async (bytes: RandomBytes, names?: readonly string[]): Promise<ParquetFile> => {
  const { size } = bytes
  if (size === 0) failParquet('the file is empty')
  const length = footerLength(await bytes.read(Math.max(size - 8, 0), Math.min(size, 8)), size)
  const footer = readThrift(await bytes.read(size - 8 - length, length)).struct
  if (footer.has(at.encryption)) failParquet('the file is encrypted; write it without encryption')
  const all = topColumns(schemaOf(footer))
  const groups = structsIn(footer, at.rowGroups)
  if (groups.length !== itemsIn(footer, at.rowGroups).length)
    failParquet('the metadata of the row groups are damaged')
  checkGroups(
    groups,
    all.reduce((sum, { leaves }) => sum + leaves, 0),
    numberIn(footer, at.rows) ?? 0,
  )
  const pairs = new Map(
    structsIn(footer, at.pairs).map((one) => [textIn(one, pair.key) ?? '', textIn(one, pair.value) ?? '']),
  )
  return { bytes, footer, groups, columns: chosen(all, names), pairs }
}
