import { allSet, type PlainColumn, type TextColumn, type Validity } from '../column.js'
import { viewOf } from '../text/words.js'

/** Sizes are looked up by their last ten bits; few others share them. */
const sizeBits = 0x3ff

/** A text to look for, and another whose size is looked up by the same bits. */
interface Sought {
  readonly size: number
  readonly bytes: Uint8Array
  /** Its bytes by eights, the last ones over those before where they are no multiple; null where that does not do. */
  readonly words: Float64Array | null
  /** The first of them, and the last; NaN where there are none. */
  readonly head: number
  readonly tail: number
  readonly next: Sought | null
}

/** Texts to look for, by their sizes, and a 1 for each size that one of them may have. */
export interface Texts {
  readonly sizes: Uint8Array
  readonly bySize: readonly (Sought | null)[]
}

/** As words they compare as their bits do, but for zeros, of which there are two (and NaN, which no text holds). */
const wordsOf = (bytes: Uint8Array): Float64Array | null => {
  const { length } = bytes
  if (length < 8) return null
  const view = viewOf(bytes)
  const words = Float64Array.from({ length: (length + 7) >> 3 }, (_, word) =>
    view.getFloat64(Math.min(word * 8, length - 8), true),
  )
  return words.every((word) => word !== 0) ? words : null
}

/** Texts to look for: the first cells of some columns. */
export const textsOf = (values: readonly PlainColumn[]): Texts => {
  const sizes = new Uint8Array(sizeBits + 1)
  const bySize: (Sought | null)[] = Array.from(sizes, () => null)
  for (const value of values) {
    if (value.layout !== 'text') continue
    const bytes = value.bytes.slice(value.offsets[0], value.offsets[1])
    const size = bytes.length
    const next = bySize[size & sizeBits] ?? null
    const words = wordsOf(bytes)
    const [head = Number.NaN] = words ?? []
    bySize[size & sizeBits] = { size, bytes, words, head, tail: words?.at(-1) ?? Number.NaN, next }
    sizes[size & sizeBits] = 1
  }
  return { sizes, bySize }
}

/** Rows that are looked at together. */
const portion = 2_048

/** Collects the rows from `first` to `stop` whose sizes fit, without a branch that could be guessed wrong. */
const fitting = (
  offsets: Int32Array,
  first: number,
  stop: number,
  sizes: Uint8Array,
  rows: Int32Array,
): number => {
  let count = 0
  let row = first
  let a = offsets[row] as number
  for (; row + 4 <= stop; row += 4) {
    const b = offsets[row + 1] as number
    const c = offsets[row + 2] as number
    const d = offsets[row + 3] as number
    rows[count] = row
    count += sizes[(b - a) & sizeBits] as number
    rows[count] = row + 1
    count += sizes[(c - b) & sizeBits] as number
    rows[count] = row + 2
    count += sizes[(d - c) & sizeBits] as number
    rows[count] = row + 3
    a = offsets[row + 4] as number
    count += sizes[(a - d) & sizeBits] as number
  }
  for (; row < stop; row++) {
    rows[count] = row
    count += sizes[((offsets[row + 1] as number) - (offsets[row] as number)) & sizeBits] as number
  }
  return count
}

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

const isShortAt = (view: DataView, at: number, { size, bytes }: Sought): boolean => {
  for (let done = 0; done < size; done++) if (view.getUint8(at + done) !== bytes[done]) return false
  return true
}

/** Whether the eights between the first and the last are those of a text. */
const isMiddleAt = (view: DataView, at: number, words: Float64Array): boolean => {
  for (let word = 1; word < words.length - 1; word++)
    if (view.getFloat64(at + word * 8, true) !== words[word]) return false
  return true
}

const isAt = (view: DataView, at: number, text: Sought): boolean => {
  const { size, words } = text
  if (words === null) return isShortAt(view, at, text)
  if (view.getFloat64(at, true) !== text.head || view.getFloat64(at + size - 8, true) !== text.tail)
    return false
  return size <= 16 || isMiddleAt(view, at, words)
}

/** Clears the bits of those rows that are one of the texts. */
const clearTexts = (
  bytes: DataView,
  offsets: Int32Array,
  bySize: readonly (Sought | null)[],
  rows: Int32Array,
  count: number,
  bits: Uint8Array,
): void => {
  for (let index = 0; index < count; index++) {
    const row = rows[index] as number
    const start = offsets[row] as number
    const size = (offsets[row + 1] as number) - start
    for (let text = bySize[size & sizeBits] ?? null; text !== null; text = text.next) {
      if (text.size !== size || !isAt(bytes, start, text)) continue
      bits[row >> 3] = (bits[row >> 3] as number) & ~(1 << (row & 7))
      break
    }
  }
}

/** Which cells are valid and none of the texts. */
export const nullTexts = ({ length, offsets, validity, bytes }: TextColumn, texts: Texts): Validity => {
  const { sizes, bySize } = texts
  const view = viewOf(bytes)
  const rows = new Int32Array(portion + 1)
  let bits: Uint8Array | null = null
  for (let row = 0; row < length; row += portion) {
    const count = fitting(offsets, row, Math.min(row + portion, length), sizes, rows)
    if (count === 0) continue
    fetch(view, offsets, rows, count)
    bits ??= validity?.slice() ?? allSet(length)
    clearTexts(view, offsets, bySize, rows, count, bits)
  }
  return bits ?? validity
}
