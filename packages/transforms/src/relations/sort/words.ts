import { viewOf } from '../../bytes/words.js'
import { type ArrowColumn, isValid, type PlainColumn, type TextColumn } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'
import { halvesOf } from '../../numbers/int64.js'
import { type CompareCells, compareCells, compareSigns } from '../compare-cells.js'
import { normal } from '../distinct/normal.js'

/** A column that rows are sorted by. */
export interface SortBy {
  readonly column: ArrowColumn
  readonly nullsFirst: boolean
  readonly descending: boolean
}

/**
 * A key as words that compare as numbers from 0 to 2^32 - 1: first the high one of each cell, then the low one. Null where the
 * type has none.
 */
export interface SortWords {
  readonly high: Int32Array | null
  readonly low: Int32Array | null
  /** Whether cells of equal words are equal. */
  readonly isExact: boolean
  /** Whether a cell is null. */
  readonly isNull: ((row: number) => boolean) | null
  readonly nullsFirst: boolean
  readonly compare: CompareCells
}

const sign = 0x80000000 | 0

/** Words for the order of signed numbers; `turn` is -1 where it is turned. */
const ofInts = (values: Int32Array, length: number, turn: number): Int32Array => {
  const words = new Int32Array(length)
  for (let row = 0; row < length; row++) words[row] = (values[row] as number) ^ sign ^ turn
  return words
}

const ofLongs = (halves: Int32Array, length: number, turn: number): readonly [Int32Array, Int32Array] => {
  const high = new Int32Array(length)
  const low = new Int32Array(length)
  for (let row = 0; row < length; row++) {
    high[row] = (halves[row * 2 + 1] as number) ^ sign ^ turn
    low[row] = (halves[row * 2] as number) ^ turn
  }
  return [high, low]
}

/** The bits of doubles, those of negative ones turned: they lie as the doubles do. There is one zero and one NaN. */
const ofDoubles = (halves: Int32Array, length: number, turn: number): readonly [Int32Array, Int32Array] => {
  const high = new Int32Array(length)
  const low = new Int32Array(length)
  for (let row = 0; row < length; row++) {
    const top = halves[row * 2 + 1] as number
    const flip = top >> 31
    high[row] = top ^ (flip | sign) ^ turn
    low[row] = (halves[row * 2] as number) ^ flip ^ turn
  }
  return [high, low]
}

/** The first bytes of texts, four to a word, with zeros behind the end. */
const ofTexts = ({ offsets, bytes, length }: TextColumn, turn: number): readonly [Int32Array, Int32Array] => {
  const view = viewOf(bytes)
  const high = new Int32Array(length)
  const low = new Int32Array(length)
  const word = (at: number, end: number): number => {
    if (at + 4 <= end) return view.getInt32(at, false)
    let made = 0
    for (let byte = at; byte < at + 4; byte++) made = (made << 8) | (byte < end ? (bytes[byte] as number) : 0)
    return made
  }
  for (let row = 0; row < length; row++) {
    const at = offsets[row] as number
    const end = offsets[row + 1] as number
    high[row] = word(at, end) ^ turn
    low[row] = word(at + 4, end) ^ turn
  }
  return [high, low]
}

const wordsOf = (column: PlainColumn, turn: number): Pick<SortWords, 'high' | 'low' | 'isExact'> => {
  const { length } = column
  switch (column.layout) {
    case 'int':
      return { high: ofInts(column.values, length, turn), low: null, isExact: true }
    case 'boolean': {
      const { bits } = column
      const high = Int32Array.from({ length }, (_, row) => Number(isValid(bits, row)) ^ turn)
      return { high, low: null, isExact: true }
    }
    case 'long': {
      const [high, low] = ofLongs(halvesOf(column.values), length, turn)
      return { high, low, isExact: true }
    }
    case 'double': {
      const [high, low] = ofDoubles(halvesOf(column.values), length, turn)
      return { high, low, isExact: true }
    }
    case 'text': {
      const [high, low] = ofTexts(column, turn)
      return { high, low, isExact: false }
    }
    default:
      return { high: null, low: null, isExact: false }
  }
}

/** The words of a key. */
export const sortWords = ({ column: of, nullsFirst, descending }: SortBy): SortWords => {
  const column = normal(toPlain(of)) as PlainColumn
  const { validity } = column
  return {
    ...wordsOf(column, descending ? -1 : 0),
    isNull: validity === null ? null : (row) => !isValid(validity, row),
    nullsFirst,
    compare: compareCells(column, nullsFirst, descending),
  }
}

/**
 * The words that tell -0.0 from 0.0, which comes behind it; null for columns that have none. In lists and structs the first
 * difference counts.
 */
export const signWords = (of: ArrowColumn): SortWords | null => {
  const column = toPlain(of)
  const compare = compareSigns(column)
  if (column.layout === 'list' || column.layout === 'struct')
    return { high: null, low: null, isExact: false, isNull: null, nullsFirst: true, compare }
  if (column.layout !== 'double') return null
  const { values, length } = column
  const high = Int32Array.from({ length }, (_, row) => Number(!Object.is(values[row], -0)))
  return { high, low: null, isExact: true, isNull: null, nullsFirst: true, compare }
}
