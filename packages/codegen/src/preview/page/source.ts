/** What became of a cell. */
export type Fate = 0 | 1 | 2

/** The cell is as it came. */
export const same: Fate = 0
/** The cell has another value. */
export const changed: Fate = 1
/** The cell held a value, and is null. */
export const nulled: Fate = 2

/** A column of the page. */
export interface PageColumn {
  readonly name: string
  readonly type: string
  readonly words: string
  readonly sql: string
  readonly pyspark: string
}

/** A cell: what came in, and what it became; null stands for null. */
export interface PageCell {
  readonly was: string | null
  readonly is: string | null
  readonly fate: Fate
}

/** What a page shows, wherever it comes from. */
export interface PageSource {
  readonly columns: readonly PageColumn[]
  readonly rows: number
  readonly cell: (row: number, column: number) => PageCell
  readonly fate: (row: number, column: number) => Fate
  /** By how much `toDecimal` rounded a cell, in digits; null for not at all. */
  readonly lost: (row: number, column: number) => string | null
}
