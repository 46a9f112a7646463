import type { PlainColumn, TextColumn, Validity } from '../column.js'
import { isAt, type Sought, soughtOf } from '../text/sought.js'
import { viewOf } from '../text/words.js'
import { type Nulls, nullsOf } from './cells.js'

/** Sizes are looked up by their last ten bits; few others share them. */
const sizeBits = 0x3ff

/** Texts to look for, and a 1 for each size that one of them may have. */
export interface Texts {
  readonly sizes: Uint8Array
  readonly texts: readonly Sought[]
}

/** Texts to look for: the first cells of some columns. */
export const textsOf = (values: readonly PlainColumn[]): Texts => {
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
export const nullTexts = (column: TextColumn, { sizes, texts }: Texts): Validity => {
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
