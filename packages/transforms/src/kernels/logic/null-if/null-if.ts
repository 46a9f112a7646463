import { andNot, bitmapBytes, isSet, not } from '../../../bytes/bitmap.js'
import { type BooleanColumn, bothValid, type PlainColumn, type Validity } from '../../../column/column.js'
import { halvesOf } from '../../../numbers/int64.js'
import { type CellNulls, cellNullsOf } from '../../shared/nulls.js'
import { nullTexts, nullTextsOf } from './null-texts.js'

/** What a column becomes where it equals one of some values: its own cells, with fewer of them valid. */
export type NullIf = (column: PlainColumn) => Validity

const nullInts = (values: Int32Array, length: number, value: number, nulls: CellNulls): void => {
  for (let row = 0; row < length; row++) if (values[row] === value) nulls.add(row)
}

/** Cells of two words each. */
const nullPairs = (words: Int32Array, length: number, low: number, high: number, nulls: CellNulls): void => {
  for (let row = 0, at = 0; row < length; row++, at += 2)
    if (words[at] === low && words[at + 1] === high) nulls.add(row)
}

/** Cells of four words each. */
const nullFours = (words: Int32Array, length: number, value: Int32Array, nulls: CellNulls): void => {
  const [first, second, third, fourth] = value
  for (let row = 0, at = 0; row < length; row++, at += 4)
    if (
      words[at] === first &&
      words[at + 1] === second &&
      words[at + 2] === third &&
      words[at + 3] === fourth
    )
      nulls.add(row)
}

const nullNaNs = (values: Float64Array, length: number, nulls: CellNulls): void => {
  for (let row = 0; row < length; row++) if (Number.isNaN(values[row])) nulls.add(row)
}

const nullDoubles = (values: Float64Array, length: number, value: number, nulls: CellNulls): void => {
  for (let row = 0; row < length; row++) if (values[row] === value) nulls.add(row)
}

/** Marks the cells that equal the one cell of `value`. */
const nullOne = (column: PlainColumn, value: PlainColumn, nulls: CellNulls): void => {
  const { length } = column
  if (column.layout === 'int' && value.layout === 'int')
    nullInts(column.values, length, value.values[0] as number, nulls)
  else if (column.layout === 'double' && value.layout === 'double') {
    const [of] = value.values
    if (Number.isNaN(of)) nullNaNs(column.values, length, nulls)
    else nullDoubles(column.values, length, of as number, nulls)
  } else if (column.layout === 'long' && value.layout === 'long') {
    const [low, high] = halvesOf(value.values)
    nullPairs(halvesOf(column.values), length, low as number, high as number, nulls)
  } else if (column.layout === 'decimal' && value.layout === 'decimal')
    nullFours(halvesOf(column.words), length, halvesOf(value.words), nulls)
  else throw new TypeError(`columns of layout ${column.layout} and ${value.layout} have no common order`)
}

/** Which booleans are valid, and none of some values. */
const nullBooleans = ({ length, validity, bits }: BooleanColumn, values: readonly PlainColumn[]): Validity =>
  values.reduce<Validity>((valid, value) => {
    const isTrue = value.layout === 'boolean' && isSet(value.bits, 0)
    return bothValid(valid, isTrue ? not(bits, length) : bits, length)
  }, validity)

/** Which cells are still valid where those that equal one of some values, one cell each, become null. */
export const nullIf = (values: readonly PlainColumn[]): NullIf => {
  const known = values.filter((value) => value.validity === null)
  const texts = nullTextsOf(known)
  return (column) => {
    if (column.layout === 'text') return nullTexts(column, texts)
    if (column.layout === 'boolean') return nullBooleans(column, known)
    const nulls = cellNullsOf(column.validity, column.length)
    for (const value of known) nullOne(column, value, nulls)
    return nulls.validity()
  }
}

/** Which cells are one of some values, one cell each. */
export const areOneOf = (values: readonly PlainColumn[]): ((column: PlainColumn) => Uint8Array) => {
  const othersOf = nullIf(values)
  return (column) => {
    const { length, validity } = column
    const others = othersOf(column)
    if (others === validity || others === null) return new Uint8Array(bitmapBytes(length))
    return validity === null ? not(others, length) : andNot(validity, others, length)
  }
}
