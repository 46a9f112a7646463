import { type AnyTable, onlySourceOf, readsOf } from '@lockstep/schema'
import type { Table } from 'apache-arrow'
import { arrowSource } from './page/arrow-source.js'
import { type CellCounts, countAll } from './page/counts.js'
import { toldTable } from './told.js'

/** What `toDecimal` rounded in a column. */
export interface RoundedColumn {
  readonly column: string
  readonly cells: number
  /** The most that one of them lost, in digits. */
  readonly most: string
}

/** Counts what `toDecimal` rounds in the columns of a table, of raw rows: columns in which it rounds nothing are not among them. */
export const roundedIn = async (table: AnyTable, raw: Table): Promise<readonly RoundedColumn[]> => {
  const { rules, columns } = toldTable(table)
  if (columns.every(({ roundings }) => roundings.length === 0)) return []
  const reads = readsOf(table.relation, onlySourceOf(table.relation)).map(({ name }) => name)
  let counts: CellCounts | undefined
  await countAll(
    arrowSource(rules, columns, raw.select(reads)),
    (found) => {
      counts = found
    },
    () => false,
  )
  return columns.flatMap(({ name }, index) => {
    const [cells, most] = [counts?.rounded[index] ?? 0, counts?.mostLost[index] ?? '']
    return cells === 0 ? [] : [{ column: name, cells, most: String(most) }]
  })
}

/** A line that tells of a column that was rounded. */
export const roundedWords = ({ column, cells, most }: RoundedColumn): string =>
  `${column}: toDecimal rounded ${cells.toLocaleString('en')} ${cells === 1 ? 'cell' : 'cells'}, by ${most} at most; of text, toExactDecimal gives null instead`
