import {
  type AnyTable,
  columnNode,
  onlySourceOf,
  readsOf,
  relation,
  seal,
  type Table,
} from '@lockstep/schema'
import type { CleanFilesOptions } from '@lockstep/transforms'

/** A table that gives the columns that another one reads, as they come in. */
export const asItComes = ({ name, relation: of }: AnyTable): Table => {
  const source = onlySourceOf(of)
  const columns = readsOf(of, source).map(({ name, type }) => ({ name, node: columnNode({ name, type }) }))
  return seal({ name, zone: 'UTC', from: null, relation: relation('select', [source], { columns }) })
}

/** How data is read for a page. */
export interface RawOptions {
  /** The most rows that the page is given. */
  readonly rows: number
  readonly csv?: CleanFilesOptions['csv']
  readonly format?: CleanFilesOptions['format']
}

/** The first rows of some files, in the columns that a table reads, as an Arrow stream. */
export async function* rawBytes(
  table: AnyTable,
  path: string,
  { rows, csv, format }: RawOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const [{ cleanFiles }, { RecordBatchStreamWriter }] = await Promise.all([
    import('@lockstep/transforms'),
    import('apache-arrow'),
  ])
  const options = {
    threads: 1,
    ...(csv === undefined ? {} : { csv }),
    ...(format === undefined ? {} : { format }),
  }
  async function* first() {
    let left = rows
    for await (const batch of cleanFiles(asItComes(table), path, options)) {
      yield batch.numRows <= left ? batch : batch.slice(0, left)
      left -= batch.numRows
      if (left <= 0) return
    }
  }
  yield* await RecordBatchStreamWriter.writeAll(first())
}
