import { halvesOf } from '../numbers/int64.js'
import type {
  ArrowColumn,
  DecimalColumn,
  DoubleColumn,
  IntColumn,
  LongColumn,
  PlainColumn,
} from './column.js'

/** Columns whose cells are each one, two or four words of 32 bits, the lowest first. */
export type FixedColumn = IntColumn | LongColumn | DoubleColumn | DecimalColumn

const widths: Readonly<Partial<Record<ArrowColumn['layout'], number>>> = {
  int: 1,
  long: 2,
  double: 2,
  decimal: 4,
}

/** Whether a column's cells are words. */
export const isFixed = (column: PlainColumn): column is FixedColumn => widths[column.layout] !== undefined

/** The words of each cell. */
export const widthOf = (column: FixedColumn): number => widths[column.layout] as number

/** The words of a column's cells, shared. Bits are moved by them, since a double may lose those of a NaN. */
export const wordsOf = (column: FixedColumn): Int32Array => {
  if (column.layout === 'int') return column.values
  return halvesOf(column.layout === 'decimal' ? column.words : column.values)
}

/** The column like another whose cells are these words, which begin their buffer. */
export const ofWords = (
  like: FixedColumn,
  words: Int32Array<ArrayBuffer>,
  length: number,
  validity: PlainColumn['validity'],
): FixedColumn => {
  const cells = { type: like.type, length, validity }
  switch (like.layout) {
    case 'int':
      return { ...cells, layout: 'int', values: words }
    case 'long':
      return { ...cells, layout: 'long', values: new BigInt64Array(words.buffer) }
    case 'double':
      return { ...cells, layout: 'double', values: new Float64Array(words.buffer) }
    case 'decimal':
      return { ...cells, layout: 'decimal', words: new BigInt64Array(words.buffer) }
  }
}

/** The cells from one place to another, exclusive, shared. */
export const sliceFixed = (
  column: FixedColumn,
  from: number,
  to: number,
  validity: PlainColumn['validity'],
): FixedColumn => {
  const cells = { type: column.type, length: to - from, validity }
  switch (column.layout) {
    case 'int':
      return { ...cells, layout: 'int', values: column.values.subarray(from, to) }
    case 'long':
      return { ...cells, layout: 'long', values: column.values.subarray(from, to) }
    case 'double':
      return { ...cells, layout: 'double', values: column.values.subarray(from, to) }
    case 'decimal':
      return { ...cells, layout: 'decimal', words: column.words.subarray(from * 2, to * 2) }
  }
}
