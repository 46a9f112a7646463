// Bitmaps by words of 32 bits: bit `i` of a bitmap is bit `i % 32` of word `i / 32`. The bits behind the last one have no
// meaning: a result may set or clear them, and nobody reads them.

/** The number of bytes of a bitmap. */
export const bitmapBytes = (length: number): number => (length + 7) >> 3

const wordCount = (length: number): number => (length + 31) >>> 5

/** The words of a bitmap: a view of its buffer where that is aligned and long enough, else a copy filled up with zeros. */
const wordsOf = (bits: Uint8Array, length: number): Int32Array => {
  const count = wordCount(length)
  const { buffer, byteOffset } = bits
  if (
    byteOffset % 4 === 0 &&
    byteOffset + count * 4 <= buffer.byteLength &&
    bits.length >= bitmapBytes(length)
  )
    return new Int32Array(buffer, byteOffset, count)
  const moved = new Int32Array(count)
  new Uint8Array(moved.buffer).set(bits.subarray(0, bitmapBytes(length)))
  return moved
}

const bitsOf = (words: Int32Array, length: number): Uint8Array =>
  new Uint8Array(words.buffer, 0, bitmapBytes(length))

/** Joins two bitmaps, word by word. */
export type Join = (left: Uint8Array, right: Uint8Array, length: number) => Uint8Array

/** Calls a function for each word: one call for 32 rows. */
const joining =
  (join: (left: number, right: number) => number): Join =>
  (left, right, length) => {
    const a = wordsOf(left, length)
    const b = wordsOf(right, length)
    const to = new Int32Array(a.length)
    for (let at = 0; at < to.length; at++) to[at] = join(a[at] as number, b[at] as number)
    return bitsOf(to, length)
  }

/** The bits set in both. */
export const and: Join = joining((left, right) => left & right)

/** The bits set in the left and not in the right. */
export const andNot: Join = joining((left, right) => left & ~right)

/** The bits set in one or both. */
export const or: Join = joining((left, right) => left | right)

/** The bits set in just one. */
export const xor: Join = joining((left, right) => left ^ right)

/** The bits that are not set. */
export const not = (bits: Uint8Array, length: number): Uint8Array => {
  const a = wordsOf(bits, length)
  const to = new Int32Array(a.length)
  for (let at = 0; at < to.length; at++) to[at] = ~(a[at] as number)
  return bitsOf(to, length)
}

/**
 * The bits of `yes` where a bit of `where` is set, of `no` elsewhere. Without a branch: `no ^ ((no ^ yes) & where)`. With
 * `where` 0011, `yes` 0101 and `no` 1110, `no ^ yes` is 1011, of which `where` leaves 0011, and the result is 1101.
 */
export const blend = (where: Uint8Array, yes: Uint8Array, no: Uint8Array, length: number): Uint8Array => {
  const w = wordsOf(where, length)
  const a = wordsOf(yes, length)
  const b = wordsOf(no, length)
  const to = new Int32Array(w.length)
  for (let at = 0; at < to.length; at++) {
    const other = b[at] as number
    to[at] = other ^ ((other ^ (a[at] as number)) & (w[at] as number))
  }
  return bitsOf(to, length)
}

/**
 * The number of bits set in a word. Each pair of bits becomes its count, then each four, then each byte; the product adds
 * the four bytes up in the highest one. The byte 1101_0111 becomes the pairs 10_01_01_10 (2, 1, 1, 2), then the fours
 * 0011_0011 (3, 3), then 6.
 */
const ones = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** How many bits are set. */
export const countSet = (bits: Uint8Array, length: number): number => {
  const words = wordsOf(bits, length)
  const whole = length >>> 5
  let count = 0
  for (let at = 0; at < whole; at++) count += ones(words[at] as number)
  return (length & 31) === 0 ? count : count + ones((words[whole] as number) & ((1 << (length & 31)) - 1))
}

/** Whether a bit is set. */
export const isSet = (bits: Uint8Array, index: number): boolean =>
  (((bits[index >> 3] as number) >> (index & 7)) & 1) === 1

/** Sets a bit. */
export const setBit = (bits: Uint8Array, index: number): void => {
  bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7))
}

/** Clears a bit. */
export const clearBit = (bits: Uint8Array, index: number): void => {
  bits[index >> 3] = (bits[index >> 3] as number) & ~(1 << (index & 7))
}

/**
 * The `length` bits of a bitmap from bit `offset` on, moved to begin at bit 0. Where `offset` is a multiple of 8 they are
 * shared with the bitmap. Else each byte is made of two: with an offset of 3, of the upper 5 bits of one byte and the lower
 * 3 of the next.
 */
export const bitsFrom = (bitmap: Uint8Array, offset: number, length: number): Uint8Array => {
  const start = offset >> 3
  const shift = offset & 7
  const bytes = bitmapBytes(length)
  if (shift === 0) return bitmap.subarray(start, start + bytes)
  const bits = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at++)
    bits[at] = ((bitmap[start + at] as number) >> shift) | ((bitmap[start + at + 1] as number) << (8 - shift))
  return bits
}
