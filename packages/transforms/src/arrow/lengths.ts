import { bitmapBytes } from '../bytes/bitmap.js'
import type { ArrowColumn } from '../column/column.js'

/** The values of Arrow integers of any width. */
export type Integers =
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array

/** What a column's cells lie in: of each array, its length and how much of it the cells need. */
const partsOf = (column: ArrowColumn): readonly (readonly [number, number])[] => {
  const { length } = column
  switch (column.layout) {
    case 'text':
    case 'list':
      return [[column.offsets.length, length + 1]]
    case 'boolean':
      return [[column.bits.length, bitmapBytes(length)]]
    case 'int':
    case 'long':
    case 'double':
      return [[column.values.length, length]]
    case 'decimal':
      return [[column.words.length, length * 2]]
    case 'struct':
      return column.fields.map((field) => [field.length, length])
    case 'dictionary':
      return [[column.indices.length, length]]
    case 'constant':
      return [[column.values.length, 1]]
  }
}

/**
 * The column, which must have as many cells as there are rows, in arrays just as long: whoever walks an array to its end
 * must not meet cells that are not there. Costs nothing for a row.
 * @throws Error that says what made it: a fault of ours.
 */
export const ofLength = (column: ArrowColumn, length: number, maker: string): ArrowColumn => {
  const parts = [[column.length, length] as const, ...partsOf(column)]
  for (const [got, expected] of parts)
    if (got !== expected)
      throw new Error(
        `internal error: ${maker} gave a ${column.layout} column of ${got} cells or offsets where ${expected} were expected, for ${length} rows; please report it`,
      )
  return column
}

/** Arrays of cells or offsets. */
export type BufferCells = Integers | Float64Array

/** The first cells of an array, shared. */
export const firstCells = <A extends BufferCells>(cells: A, count: number): A =>
  cells.length === count ? cells : (cells.subarray(0, count) as A)
