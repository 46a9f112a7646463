import { fourTimes, highBits, viewOf } from '../../bytes/words.js'

/** The ASCII letters of one case, as two words to add to the low seven bits of four bytes. */
export interface LetterRange {
  /** Sets the highest bit of each byte from the first letter on: 0x1F for `a`, as 0x61 + 0x1F is 0x80. */
  readonly first: number
  /** Sets the highest bit of each byte behind the last letter: 0x05 for `z`, as 0x7B + 0x05 is 0x80. */
  readonly beyond: number
}

const range = (first: string, last: string): LetterRange => ({
  first: fourTimes(0x80 - first.charCodeAt(0)),
  beyond: fourTimes(0x7f - last.charCodeAt(0)),
})

/** The letters from `a` to `z`. */
export const lowerRange: LetterRange = range('a', 'z')

/** The letters from `A` to `Z`. */
export const upperRange: LetterRange = range('A', 'Z')

const lowBits = ~highBits

/**
 * The highest bit of each byte that is a letter of the range: at or behind the first one, and not behind the last. Seven bits
 * and at most 0x7F give at most 0xFE, so no byte carries into the next. For `a`, 0x61: 0x61 + 0x1F is 0x80, 0x61 + 0x05 is
 * 0x66, and XOR leaves 0x80. That shifted right by two is 0x20, the bit between `a` (0x61) and `A` (0x41). `{`, 0x7B, has
 * the bit in both sums, and a byte that is not ASCII is masked out.
 */
const lettersIn = (word: number, first: number, beyond: number): number => {
  const low = word & lowBits
  return ((low + first) ^ (low + beyond)) & ~word & highBits
}

/** Whether there is a letter of the range, or a byte that is not ASCII. */
export const flips = (
  bytes: Uint8Array,
  start: number,
  end: number,
  { first, beyond }: LetterRange,
): boolean => {
  const view = viewOf(bytes)
  let at = start
  for (; at + 4 <= end; at += 4) {
    const word = view.getInt32(at, true)
    if (((word & highBits) | lettersIn(word, first, beyond)) !== 0) return true
  }
  for (; at < end; at++) {
    const byte = view.getUint8(at)
    if (((byte & 0x80) | lettersIn(byte, first, beyond)) !== 0) return true
  }
  return false
}

/** Writes the bytes with the letters of the range in the other case, and says whether all of them are ASCII. */
export const flip = (
  bytes: Uint8Array,
  start: number,
  end: number,
  to: Uint8Array,
  { first, beyond }: LetterRange,
): boolean => {
  const [from, out] = [viewOf(bytes), viewOf(to)]
  let seen = 0
  let at = start
  for (; at + 8 <= end; at += 8) {
    const word = from.getInt32(at, true)
    const next = from.getInt32(at + 4, true)
    seen |= word | next
    out.setInt32(at - start, word ^ (lettersIn(word, first, beyond) >>> 2), true)
    out.setInt32(at - start + 4, next ^ (lettersIn(next, first, beyond) >>> 2), true)
  }
  for (; at < end; at++) {
    const byte = from.getUint8(at)
    seen |= byte
    out.setUint8(at - start, byte ^ (lettersIn(byte, first, beyond) >>> 2))
  }
  return (seen & highBits) === 0
}
