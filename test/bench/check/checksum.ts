import type { Table } from 'apache-arrow'
import { cellHashes } from './cells.js'
import { addFirst, addSecond, type Hashes, hashes, hex, start } from './hash.js'

/** What an answer comes down to: equal for equal cells in columns of equal names, in whatever batches and layouts. */
export interface Checksum {
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly hash: string }[]
  /** Over whole rows, so that cells which changed places between rows show. */
  readonly whole: string
}

const ordered = ({ first, second }: Hashes): string => {
  let [a, b]: [number, number] = [start.first, start.second]
  for (let row = 0; row < first.length; row++) {
    a = addFirst(a, first[row] ?? 0)
    b = addSecond(b, second[row] ?? 0)
  }
  return hex(a, b)
}

const unordered = ({ first, second }: Hashes): string => {
  let [a, b] = [0, 0]
  for (let row = 0; row < first.length; row++) {
    a = (a + addFirst(start.first, first[row] ?? 0)) | 0
    b = (b + addSecond(start.second, second[row] ?? 0)) | 0
  }
  return hex(a, b)
}

/** The checksum of an answer that comes in some tables, by the order of its rows or whatever their order. */
export const checksum = (parts: readonly Table[], byOrder: boolean): Checksum => {
  const sum = byOrder ? ordered : unordered
  const rows = parts.reduce((count, { numRows }) => count + numRows, 0)
  const all = hashes(rows)
  const columns = (parts[0]?.schema.fields ?? []).map(({ name }, index) => {
    const cells = joined(
      parts.map((part) => cellHashes(part.getChildAt(index) ?? missing(name))),
      rows,
    )
    for (let row = 0; row < rows; row++) {
      all.first[row] = addFirst(all.first[row] ?? 0, cells.first[row] ?? 0)
      all.second[row] = addSecond(all.second[row] ?? 0, cells.second[row] ?? 0)
    }
    return { name, hash: sum(cells) }
  })
  return { rows, columns, whole: sum(all) }
}

const missing = (name: string): never => {
  throw new Error(`a part of the answer has no column ${name}`)
}

const joined = (parts: readonly Hashes[], rows: number): Hashes => {
  const all = hashes(rows)
  let from = 0
  for (const { first, second } of parts) {
    all.first.set(first, from)
    all.second.set(second, from)
    from += first.length
  }
  return all
}

/** How an answer differs from the one expected, in one sentence; undefined where it does not. */
export const difference = (expected: Checksum, got: Checksum): string | undefined => {
  const names = (of: Checksum): string => of.columns.map(({ name }) => name).join(', ')
  if (names(got) !== names(expected)) return `expected columns ${names(expected)}, got ${names(got)}`
  if (got.rows !== expected.rows) return `expected ${expected.rows} rows, got ${got.rows}`
  const wrong = expected.columns.filter(({ hash }, index) => hash !== got.columns[index]?.hash)
  if (wrong.length > 0) return `other cells in ${wrong.map(({ name }) => name).join(', ')}`
  return got.whole === expected.whole ? undefined : 'the same cells of each column, in other rows'
}
