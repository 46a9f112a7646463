import type { Type } from '@lockstep/schema'
import { and, bitmapBytes } from '../bytes/bitmap.js'

export { bitmapBytes } from '../bytes/bitmap.js'

/** Which cells hold a value: one bit each, least significant first, from bit 0; null where all do. */
export type Validity = Uint8Array | null

interface Cells {
  readonly type: Type
  readonly length: number
  readonly validity: Validity
}

/** UTF-8 text: cell `i` is `bytes[offsets[i]]` to `bytes[offsets[i + 1]]`, exclusive. The first offset need not be 0. */
export interface TextColumn extends Cells {
  readonly layout: 'text'
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
}

/** Booleans: one bit each, from bit 0. */
export interface BooleanColumn extends Cells {
  readonly layout: 'boolean'
  readonly bits: Uint8Array
}

/** int as it is; date as days. */
export interface IntColumn extends Cells {
  readonly layout: 'int'
  readonly values: Int32Array
}

/** long as it is; timestamp as microseconds. */
export interface LongColumn extends Cells {
  readonly layout: 'long'
  readonly values: BigInt64Array
}

/** IEEE doubles. */
export interface DoubleColumn extends Cells {
  readonly layout: 'double'
  readonly values: Float64Array
}

/** Unscaled 128-bit integers, two words each, low word first (two's complement). */
export interface DecimalColumn extends Cells {
  readonly layout: 'decimal'
  readonly words: BigInt64Array
}

/** Lists: cell `i` is the elements from `offsets[i]` to `offsets[i + 1]`, exclusive. */
export interface ListColumn extends Cells {
  readonly layout: 'list'
  readonly offsets: Int32Array
  readonly elements: ArrowColumn
}

/** Structs: one column for each field, as long as the struct itself. */
export interface StructColumn extends Cells {
  readonly layout: 'struct'
  readonly fields: readonly ArrowColumn[]
}

/**
 * Cells by way of a dictionary: cell `i` is cell `indices[i]` of `values`, which may itself be null. One that a rule
 * made, where none came in, is given out plain.
 */
export interface DictionaryColumn extends Cells {
  readonly layout: 'dictionary'
  readonly isMade?: boolean
  readonly indices: Int32Array
  readonly values: PlainColumn
}

/** The same value in every cell: that of the one cell of `values`, which may be null. */
export interface ConstantColumn extends Cells {
  readonly layout: 'constant'
  readonly values: PlainColumn
}

/** A column with its cells laid out one after the other, by the layout of its type. */
export type PlainColumn =
  | TextColumn
  | BooleanColumn
  | IntColumn
  | LongColumn
  | DoubleColumn
  | DecimalColumn
  | ListColumn
  | StructColumn

/** A column of one batch: Arrow's buffers, from cell 0 and bit 0, whatever slice they came from. */
export type ArrowColumn = PlainColumn | DictionaryColumn | ConstantColumn

/** The rows at hand: one record batch, as columns by name. */
export interface Frame {
  readonly length: number
  readonly column: (name: string) => ArrowColumn
  /** What the rows are elements of, inside of a lambda. */
  readonly lambda?: LambdaFrame
}

/** The elements of a frame's lists, each a row, for a lambda's body. */
export interface LambdaFrame {
  /** The level of the variable that the elements are. */
  readonly level: number
  readonly elements: ArrowColumn
  /** The frame that the lists are of. */
  readonly outer: Frame
  /** Of each element, the row of its list in the frame `outer`. */
  readonly parents: () => Int32Array
}

/** What an operation does to a batch. Prepared once for each table; never depends on where a batch begins. */
export type Kernel = (frame: Frame) => ArrowColumn

/** Whether a cell holds a value. Dictionaries also ask their values. */
export const isValid = (validity: Validity, index: number): boolean =>
  validity === null || (((validity[index >> 3] ?? 0) >> (index & 7)) & 1) === 1

/** The cells that hold a value in both. */
export const bothValid = (left: Validity, right: Validity, length: number): Validity =>
  left === null || right === null ? (left ?? right) : and(left, right, length)

/** A bitmap with a bit set for each of `length` cells. */
export const allSet = (length: number): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length)).fill(0xff)
  const last = length & 7
  if (last !== 0) bits[bits.length - 1] = (1 << last) - 1
  return bits
}

/** The bits of cells that hold a value, in a copy of one's own, for clearing. */
export const openBits = (validity: Validity, length: number): Uint8Array =>
  validity === null ? allSet(length) : validity.slice(0, bitmapBytes(length))

/** Refuses more bytes of text than a column holds. */
export const checkText = (size: number): void => {
  if (size > 0x7fffffff)
    throw new RangeError('a batch would hold more than 2 GiB of one column; use smaller batches')
}
