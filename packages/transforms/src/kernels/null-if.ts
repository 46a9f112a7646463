import { isSet, not } from '../bits.js'
import { type BooleanColumn, bothValid, type PlainColumn, type TextColumn, type Validity } from '../column.js'
import { halves } from '../fixed.js'
import { isAt, type Sought, soughtOf } from '../text/sought.js'
import { viewOf } from '../text/words.js'
import { type Nulls, nullsOf } from './cells.js'

/** What a column becomes where it equals one of some values: its own cells, with fewer of them valid. */
export type NullIf = (column: PlainColumn) => Validity

/** Sizes are looked up by their last ten bits; few others share them. */
const sizeBits = 0x3ff

/** Texts to look for, and a 1 for each size that one of them may have. */
interface Texts {
  readonly sizes: Uint8Array
  readonly texts: readonly Sought[]
}

const textsOf = (values: readonly PlainColumn[]): Texts => {
  const texts = values.flatMap((value) =>
    value.layout === 'text' ? [soughtOf(value.bytes.subarray(value.offsets[0], value.offsets[1]))] : [],
  )
  const sizes = new Uint8Array(sizeBits + 1)
  for (const { size } of texts) sizes[size & sizeBits] = 1
  return { sizes, texts }
}

const isOneOf = (bytes: DataView, start: number, size: number, texts: readonly Sought[]): boolean => {
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index] as Sought
    if (text.size === size && isAt(bytes, start, size, text.words)) return true
  }
  return false
}

/** Rows that are looked at together. */
const portion = 256

/**
 * Reads the first and the last byte of some cells: the processor fetches them side by side, where a comparison would
 * wait for one after the other. The sum is written somewhere, or the reading would be left out.
 */
const fetch = (bytes: DataView, offsets: Int32Array, rows: Int32Array, count: number): void => {
  let sum = 0
  for (let index = 0; index < count; index++) {
    const row = rows[index] as number
    const start = offsets[row] as number
    const end = offsets[row + 1] as number
    if (start < end) sum += bytes.getUint8(start) + bytes.getUint8(end - 1)
  }
  rows[portion] = sum
}

const nullRows = (
  bytes: DataView,
  offsets: Int32Array,
  rows: Int32Array,
  count: number,
  texts: readonly Sought[],
  nulls: Nulls,
): void => {
  fetch(bytes, offsets, rows, count)
  for (let index = 0; index < count; index++) {
    const row = rows[index] as number
    const start = offsets[row] as number
    if (isOneOf(bytes, start, (offsets[row + 1] as number) - start, texts)) nulls.add(row)
  }
}

/** Collects the rows whose sizes fit, without a branch that could be guessed wrong, and looks at their bytes after. */
const nullTexts = (column: TextColumn, { sizes, texts }: Texts): Validity => {
  const { length, offsets } = column
  const bytes = viewOf(column.bytes)
  const nulls = nullsOf(column.validity, length)
  const rows = new Int32Array(portion + 1)
  let count = 0
  let start = offsets[0] as number
  for (let row = 0; row < length; row++) {
    const end = offsets[row + 1] as number
    rows[count] = row
    count += sizes[(end - start) & sizeBits] as number
    start = end
    if (count < portion) continue
    nullRows(bytes, offsets, rows, count, texts, nulls)
    count = 0
  }
  nullRows(bytes, offsets, rows, count, texts, nulls)
  return nulls.validity()
}

const nullInts = (values: Int32Array, length: number, value: number, nulls: Nulls): void => {
  for (let row = 0; row < length; row++) if (values[row] === value) nulls.add(row)
}

/** Cells of two words each. */
const nullPairs = (words: Int32Array, length: number, low: number, high: number, nulls: Nulls): void => {
  for (let row = 0, at = 0; row < length; row++, at += 2)
    if (words[at] === low && words[at + 1] === high) nulls.add(row)
}

/** Cells of four words each. */
const nullFours = (words: Int32Array, length: number, value: Int32Array, nulls: Nulls): void => {
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

const nullNaNs = (values: Float64Array, length: number, nulls: Nulls): void => {
  for (let row = 0; row < length; row++) if (Number.isNaN(values[row])) nulls.add(row)
}

const nullDoubles = (values: Float64Array, length: number, value: number, nulls: Nulls): void => {
  for (let row = 0; row < length; row++) if (values[row] === value) nulls.add(row)
}

/** Marks the cells that equal the one cell of `value`. */
const nullOne = (column: PlainColumn, value: PlainColumn, nulls: Nulls): void => {
  const { length } = column
  if (column.layout === 'int' && value.layout === 'int')
    nullInts(column.values, length, value.values[0] as number, nulls)
  else if (column.layout === 'double' && value.layout === 'double') {
    const [of] = value.values
    if (Number.isNaN(of)) nullNaNs(column.values, length, nulls)
    else nullDoubles(column.values, length, of as number, nulls)
  } else if (column.layout === 'long' && value.layout === 'long') {
    const [low, high] = halves(value.values)
    nullPairs(halves(column.values), length, low as number, high as number, nulls)
  } else if (column.layout === 'decimal' && value.layout === 'decimal')
    nullFours(halves(column.words), length, halves(value.words), nulls)
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
  const texts = textsOf(known)
  return (column) => {
    if (column.layout === 'text') return nullTexts(column, texts)
    if (column.layout === 'boolean') return nullBooleans(column, known)
    const nulls = nullsOf(column.validity, column.length)
    for (const value of known) nullOne(column, value, nulls)
    return nulls.validity()
  }
}
