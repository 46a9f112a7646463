import { and, bitmapBytes, countSet, isSet, setBit } from '../../bytes/bitmap.js'
import { bothValid, isValid, type PlainColumn, type Validity } from '../../column/column.js'
import { toPlain } from '../../column/take/take.js'

type Of<L extends PlainColumn['layout']> = Extract<PlainColumn, { readonly layout: L }>

/** Text without the bytes of cells that are not shown. What lies between those is copied at once. */
const blankText = (column: Of<'text'>, shown: Uint8Array): PlainColumn => {
  const { offsets, bytes, length } = column
  const moved = new Int32Array(length + 1)
  const kept = new Uint8Array((offsets[length] as number) - (offsets[0] as number))
  let from = offsets[0] as number
  let end = 0
  for (let index = 0; index < length; index++) {
    const start = offsets[index] as number
    const next = offsets[index + 1] as number
    if (next > start && !isSet(shown, index)) {
      kept.set(bytes.subarray(from, start), end)
      end += start - from
      from = next
    }
    moved[index + 1] = end + next - from
  }
  if (from === offsets[0]) return column
  kept.set(bytes.subarray(from, offsets[length]), end)
  return { ...column, offsets: moved, bytes: kept.subarray(0, moved[length]) }
}

/** A copy with zeros in cells that are not shown. */
const zeroed = <A extends Int32Array | Float64Array>(values: A, length: number, shown: Uint8Array): A => {
  const copy = values.slice(0, length) as A
  for (let index = 0; index < length; index++) if (!isSet(shown, index)) copy[index] = 0
  return copy
}

/** As `zeroed`, for cells of `width` words of 64 bits. */
const zeroedWords = (
  values: BigInt64Array,
  length: number,
  shown: Uint8Array,
  width: number,
): BigInt64Array => {
  const copy = values.slice(0, length * width)
  for (let index = 0; index < length; index++)
    if (!isSet(shown, index)) for (let word = 0; word < width; word++) copy[index * width + word] = 0n
  return copy
}

/** Which elements lie in lists that are shown; null where all do. */
const shownElements = ({ offsets, length, elements }: Of<'list'>, shown: Validity): Validity => {
  const bits = new Uint8Array(bitmapBytes(elements.length))
  for (let index = 0; index < length; index++)
    if (isValid(shown, index))
      for (let at = offsets[index] as number; at < (offsets[index + 1] as number); at++) setBit(bits, at)
  return countSet(bits, elements.length) === elements.length ? null : bits
}

/**
 * The same cells with nothing left in those that nobody can see: no bytes, and zeros, where a cell is null, or a list or
 * struct around it. The elements of a list that is null are still there, and blank. Shares what it need not change.
 */
export const blankNulls = (column: PlainColumn, around: Validity = null): PlainColumn => {
  const { length } = column
  const shown = bothValid(column.validity, around, length)
  if (column.layout === 'struct')
    return { ...column, fields: column.fields.map((field) => blankNulls(toPlain(field), shown)) }
  if (column.layout === 'list')
    return { ...column, elements: blankNulls(toPlain(column.elements), shownElements(column, shown)) }
  if (shown === null || countSet(shown, length) === length) return column
  switch (column.layout) {
    case 'text':
      return blankText(column, shown)
    case 'boolean':
      return { ...column, bits: and(column.bits, shown, length) }
    case 'int':
      return { ...column, values: zeroed(column.values, length, shown) }
    case 'long':
      return { ...column, values: zeroedWords(column.values, length, shown, 1) }
    case 'double':
      return { ...column, values: zeroed(column.values, length, shown) }
    case 'decimal':
      return { ...column, words: zeroedWords(column.words, length, shown, 2) }
  }
}
