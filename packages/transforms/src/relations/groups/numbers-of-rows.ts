import type { ArrowColumn } from '../../column/column.js'
import type { RowNumbers } from '../keys/keys.js'
import { keysOfRows } from '../keys/rows.js'

/**
 * Numbers rows by their cells, from 0 on in the order in which they come first: nulls are equal, and so are NaNs, and 0.0 and -0.0.
 * Exact, whatever hashes do.
 */
export const numbersOfRows = (columns: readonly ArrowColumn[], length: number): RowNumbers =>
  keysOfRows(columns, length, 'a value')
