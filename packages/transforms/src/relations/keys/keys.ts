import type { ArrowColumn } from '../../column/column.js'

/** Whether null is a value like others, as in groups, or equal to nothing, as in joins. */
export type NullKeys = 'a value' | 'nothing'

/**
 * Rows numbered by what they hold: equal rows have equal numbers, from 0 on in the order in which they come first. A row that is
 * equal to nothing has -1.
 */
export interface RowNumbers {
  readonly numbers: Int32Array
  /** The first row of each number. */
  readonly firsts: Int32Array
}

/** The cells of a column, numbered, and where others are looked up. */
export interface CellKeys extends RowNumbers {
  /** The number of each cell of another column of the type; -1 where no numbered cell is equal to it. */
  readonly find: (others: ArrowColumn) => Int32Array
}

/** Rows, numbered, and where others are looked up. */
export interface RowKeys extends RowNumbers {
  /** The number of each of some rows of the same types; -1 where no numbered row is equal to it. */
  readonly find: (others: readonly ArrowColumn[], length: number) => Int32Array
}
