import { clearBit } from '../../../bytes/bitmap.js'
import { hashBytes } from '../../../bytes/hash.js'
import { viewOf } from '../../../bytes/words.js'
import { openBits, type PlainColumn, type TextColumn, type Validity } from '../../../column/column.js'

/** Sizes are looked up by their lowest ten bits: 5 and 1029 share an entry. */
const sizeBits = 0x3ff

/** A text to look for, and the next one whose size has the same ten bits. */
interface Sought {
  readonly size: number
  readonly bytes: Uint8Array
  /** Its bytes as doubles of eight bytes; the last ends where the text does, so 12 bytes are 0 to 7 and 4 to 11. Or null. */
  readonly words: Float64Array | null
  /** The first of the doubles, and the last. Of four to seven bytes they are words of four: `garden` is `gard` and `rden`. */
  readonly head: number
  readonly tail: number
  readonly next: Sought | null
}

/** Texts to look for, by their sizes, and a 1 for each size that one of them may have. */
export interface NullTexts {
  readonly sizes: Uint8Array
  readonly bySize: readonly (Sought | null)[]
  /** A hash table of the same texts, with linear probing; null where at most four texts share an entry of `sizes`. */
  readonly byHash: readonly (Sought | null)[] | null
}

/** The most texts of one size that are compared one by one. */
const mostOfSize = 4

// A constant of this file: V8 looks an import up at each call.
const hashOf = hashBytes

const hashed = (texts: readonly Sought[]): readonly (Sought | null)[] => {
  let count = 16
  while (count < texts.length * 2) count *= 2
  const places: (Sought | null)[] = Array.from({ length: count }, () => null)
  for (const text of texts) {
    let place = hashOf(viewOf(text.bytes), 0, text.size) & (count - 1)
    while (places[place] !== null) place = (place + 1) & (count - 1)
    places[place] = text
  }
  return places
}

/**
 * The doubles of a text, or null. Two doubles are equal where their bits are, except 0.0 and -0.0, which are equal, and NaN,
 * which no text holds. So a text that holds a zero, or has fewer than eight
 * bytes, is compared byte by byte.
 */
const wordsOf = (bytes: Uint8Array): Float64Array | null => {
  const { length } = bytes
  if (length < 8) return null
  const view = viewOf(bytes)
  const words = Float64Array.from({ length: (length + 7) >> 3 }, (_, word) =>
    view.getFloat64(Math.min(word * 8, length - 8), true),
  )
  return words.every((word) => word !== 0) ? words : null
}

/** The first word of a text and the last: of eight bytes, or of four where it has fewer than eight; else NaN. */
const endsOf = (bytes: Uint8Array, words: Float64Array | null): readonly [head: number, tail: number] => {
  const { length } = bytes
  if (words !== null) return [words[0] as number, words.at(-1) as number]
  if (length < 4 || length > 7) return [Number.NaN, Number.NaN]
  const view = viewOf(bytes)
  return [view.getInt32(0, true), view.getInt32(length - 4, true)]
}

/** Texts to look for: the first cells of some columns. */
export const nullTextsOf = (values: readonly PlainColumn[]): NullTexts => {
  const sizes = new Uint8Array(sizeBits + 1)
  const bySize: (Sought | null)[] = Array.from(sizes, () => null)
  const all: Sought[] = []
  const counts = new Uint32Array(sizeBits + 1)
  for (const value of values) {
    if (value.layout !== 'text') continue
    const bytes = value.bytes.slice(value.offsets[0], value.offsets[1])
    const size = bytes.length
    const next = bySize[size & sizeBits] ?? null
    const words = wordsOf(bytes)
    const [head, tail] = endsOf(bytes, words)
    const text: Sought = { size, bytes, words, head, tail, next }
    all.push(text)
    bySize[size & sizeBits] = text
    sizes[size & sizeBits] = 1
    counts[size & sizeBits] = (counts[size & sizeBits] as number) + 1
  }
  return { sizes, bySize, byHash: counts.some((count) => count > mostOfSize) ? hashed(all) : null }
}

/** The number of rows that are looked at together. */
const portion = 2_048

// These are constant arrays: V8 knows their addresses and lengths when it compiles the loops, and asks for neither in each row.

/** The offsets of a portion's cells. */
const places = new Int32Array(portion + 1)

/** A 1 for each size that is sought. */
const sought = new Uint8Array(sizeBits + 1)

/** The selection vector of the rows of a portion whose sizes are sought. */
const fits = new Int32Array(portion + 1)

/**
 * Collects the rows among the first `length` whose sizes are sought, without a branch that could be mispredicted. Each row is
 * written at the end of `fits`, and the count grows by the 0 or 1 of its size. Of the sizes 3, 5, 3 with 3 sought: row 0 at 0,
 * row 1 at 1, row 2 over it at 1, and 2 rows fit.
 */
const fitting = (length: number): number => {
  let count = 0
  let row = 0
  let a = places[0] as number
  for (; row + 4 <= length; row += 4) {
    const b = places[row + 1] as number
    const c = places[row + 2] as number
    const d = places[row + 3] as number
    fits[count] = row
    count += sought[(b - a) & sizeBits] as number
    fits[count] = row + 1
    count += sought[(c - b) & sizeBits] as number
    fits[count] = row + 2
    count += sought[(d - c) & sizeBits] as number
    fits[count] = row + 3
    a = places[row + 4] as number
    count += sought[(a - d) & sizeBits] as number
  }
  for (; row < length; row++) {
    fits[count] = row
    count += sought[((places[row + 1] as number) - (places[row] as number)) & sizeBits] as number
  }
  return count
}

/**
 * Reads the first and the last byte of the cells that fit, as a prefetch: the processor loads them in parallel, where
 * comparisons would wait for one after the other. Their sum is stored, or V8 would leave the loads out.
 */
const fetch = (bytes: DataView, count: number): void => {
  let sum = 0
  for (let index = 0; index < count; index++) {
    const row = fits[index] as number
    const start = places[row] as number
    const end = places[row + 1] as number
    if (start < end) sum += bytes.getUint8(start) + bytes.getUint8(end - 1)
  }
  fits[portion] = sum
}

const isShortAt = (view: DataView, at: number, { size, bytes }: Sought): boolean => {
  for (let done = 0; done < size; done++) if (view.getUint8(at + done) !== bytes[done]) return false
  return true
}

/** Whether the doubles between the first and the last are those of a text. */
const isMiddleAt = (view: DataView, at: number, words: Float64Array): boolean => {
  for (let word = 1; word < words.length - 1; word++)
    if (view.getFloat64(at + word * 8, true) !== words[word]) return false
  return true
}

const isAt = (view: DataView, at: number, text: Sought): boolean => {
  const { size, words } = text
  if (words === null) {
    if (size < 4 || size > 7) return isShortAt(view, at, text)
    return view.getInt32(at, true) === text.head && view.getInt32(at + size - 4, true) === text.tail
  }
  if (view.getFloat64(at, true) !== text.head || view.getFloat64(at + size - 8, true) !== text.tail)
    return false
  return size <= 16 || isMiddleAt(view, at, words)
}

/** Clears the bits of those rows of a portion, which begins at `first`, that are one of the texts. */
const clearTexts = (
  bytes: DataView,
  bySize: readonly (Sought | null)[],
  count: number,
  bits: Uint8Array,
  first: number,
): void => {
  for (let index = 0; index < count; index++) {
    const row = fits[index] as number
    const start = places[row] as number
    const size = (places[row + 1] as number) - start
    for (let text = bySize[size & sizeBits] ?? null; text !== null; text = text.next) {
      if (text.size !== size || !isAt(bytes, start, text)) continue
      clearBit(bits, first + row)
      break
    }
  }
}

/** As `clearTexts`, by the hash table: the cost hardly grows with the number of texts. */
const clearHashed = (
  bytes: DataView,
  byHash: readonly (Sought | null)[],
  count: number,
  bits: Uint8Array,
  first: number,
): void => {
  const mask = byHash.length - 1
  for (let index = 0; index < count; index++) {
    const row = fits[index] as number
    const start = places[row] as number
    const size = (places[row + 1] as number) - start
    let place = hashOf(bytes, start, size) & mask
    for (let text = byHash[place] ?? null; text !== null; text = byHash[place] ?? null) {
      if (text.size === size && isAt(bytes, start, text)) {
        const at = (first + row) >> 3
        bits[at] = (bits[at] as number) & ~(1 << (row & 7))
        break
      }
      place = (place + 1) & mask
    }
  }
}

/** Which cells are valid and none of the texts. */
export const nullTexts = ({ length, offsets, validity, bytes }: TextColumn, texts: NullTexts): Validity => {
  const view = viewOf(bytes)
  sought.set(texts.sizes)
  let bits: Uint8Array | null = null
  for (let first = 0; first < length; first += portion) {
    const rows = Math.min(portion, length - first)
    places.set(offsets.subarray(first, first + rows + 1))
    const count = fitting(rows)
    if (count === 0) continue
    fetch(view, count)
    bits ??= openBits(validity, length)
    if (texts.byHash === null) clearTexts(view, texts.bySize, count, bits, first)
    else clearHashed(view, texts.byHash, count, bits, first)
  }
  return bits ?? validity
}
