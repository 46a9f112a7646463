import { isTable, refuse, showGiven } from '@lockstep/schema'
import type { RawTable } from '../../formats/json/options.js'

const show = (value: unknown): string => (isTable(value) ? `the table ${value.name}` : showGiven(value))

/**
 * Checks what is read: a path or bytes, and no table, since Arrow and Parquet say their own columns.
 * @throws Refusal that says what came, and the call to write.
 */
export const checkSource = (reader: 'readArrow' | 'readParquet', source: unknown): void => {
  const stream =
    reader === 'readArrow' && typeof source === 'object' && source !== null && Symbol.asyncIterator in source
  if (typeof source !== 'string' && !(source instanceof Uint8Array) && !stream)
    refuse(`${reader}: expected a path or bytes, got ${show(source)}; write ${reader}(path), without a table`)
}

/**
 * The name of a table whose raw columns are read.
 * @throws Refusal for what has no raw columns, and for no source.
 */
export const readTableName = (
  reader: 'readCsv' | 'readJson',
  table: Pick<RawTable, 'name'>,
  source: unknown,
): string => {
  const of: unknown = table
  if (typeof of !== 'object' || of === null || !('raw' in of))
    return refuse(`${reader}: expected a table first, got ${show(of)}; write ${reader}(pin, path)`)
  if (typeof source !== 'string' && (typeof source !== 'object' || source === null))
    refuse(`${reader}: expected a path or bytes, got ${show(source)}; write ${reader}(pin, path)`)
  return table.name
}
