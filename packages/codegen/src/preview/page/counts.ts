import { largerOf } from './lost.js'
import { type Fate, type PageSource, same } from './source.js'

/** What became of all cells: of each column a byte for each row, and how many there are of each fate. */
export interface CellCounts {
  readonly fates: readonly Uint8Array[]
  readonly changed: readonly number[]
  readonly nulled: readonly number[]
  /** The cells that `toDecimal` rounded, and the most that one of them lost, in digits. */
  readonly rounded: readonly number[]
  readonly mostLost: readonly (string | null)[]
  /** The rows that were looked at so far. */
  readonly rows: number
}

/** What is shown: all rows, or those with a cell of a fate, in the column that is open or in any. */
export interface Filter {
  readonly fate: 'all' | 'changed' | 'nulled'
  readonly column: number | null
}

const rowsAtOnce = 4_096

const wait = (): Promise<void> => new Promise((done) => setTimeout(done))

/** Looks at all cells, some rows at a time, so that the page stays quick; tells how far it is. `isOver` ends it. */
export const countAll = async (
  { columns, rows, fate, lost }: PageSource,
  tell: (counts: CellCounts) => void,
  isOver: () => boolean,
): Promise<void> => {
  const fates = columns.map(() => new Uint8Array(rows))
  const [changed, nulled, rounded] = [columns.map(() => 0), columns.map(() => 0), columns.map(() => 0)]
  const mostLost: (string | null)[] = columns.map(() => null)
  let until = performance.now() + 12
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const to = Math.min(rows, from + rowsAtOnce)
    for (let column = 0; column < columns.length; column++) {
      const own = fates[column] as Uint8Array
      for (let row = from; row < to; row++) {
        const is: Fate = fate(row, column)
        if (is === same) continue
        own[row] = is
        const counts = is === 1 ? changed : nulled
        counts[column] = (counts[column] as number) + 1
        const less = lost(row, column)
        if (less === null) continue
        rounded[column] = (rounded[column] as number) + 1
        mostLost[column] = largerOf(mostLost[column] ?? null, less)
      }
    }
    if (performance.now() < until && to < rows) continue
    tell({ fates, changed, nulled, rounded, mostLost, rows: to })
    await wait()
    if (isOver()) return
    until = performance.now() + 12
  }
  tell({ fates, changed, nulled, rounded, mostLost, rows })
}

/** The numbers of the rows that a filter lets through, of those that were looked at; null for all. */
export const filtered = ({ fates, rows }: CellCounts, { fate, column }: Filter): Int32Array | null => {
  if (fate === 'all') return null
  const of = column === null ? fates : [fates[column] ?? new Uint8Array(rows)]
  const wanted = fate === 'changed' ? 1 : 2
  const kept = new Int32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++)
    for (const own of of)
      if (own[row] === wanted) {
        kept[count++] = row
        break
      }
  return kept.subarray(0, count)
}
