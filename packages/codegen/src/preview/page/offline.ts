import { byId } from './element.js'
import type { Fate, PageColumn } from './source.js'
import { openView, type PageFacts } from './view.js'

/** A page's rows as they are written into it: of each column what came in, what it became, its fate as a digit, and what it lost. */
export interface WrittenRows extends PageFacts {
  readonly rows: number
  readonly columns: readonly (PageColumn & {
    readonly was: readonly (string | null)[]
    readonly is: readonly (string | null)[]
    readonly fates: string
    /** By how much `toDecimal` rounded cells, by their rows. */
    readonly lost: Readonly<Record<number, string>>
  })[]
}

const { columns, rows, ...facts }: WrittenRows = JSON.parse(byId('rows').textContent ?? '')
const fate = (row: number, column: number): Fate => Number(columns[column]?.fates[row] ?? 0) as Fate

void openView().show(facts, {
  columns,
  rows,
  fate,
  lost: (row, column) => columns[column]?.lost[row] ?? null,
  cell: (row, column) => ({
    was: columns[column]?.was[row] ?? null,
    is: columns[column]?.is[row] ?? null,
    fate: fate(row, column),
  }),
})
