import { viewOf } from './words.js'

// Whether bytes are equal, in four ways. `holds` and `isSpan` compare byte by byte, for few bytes or those that differ early.
// Each has its own loop: a reader of CSV calls `isSpan` for every cell, and one call more costs it 4 %. `areEqual` compares
// words of two views, for bytes that are mostly equal. `isAt` compares many texts with one, whose words are read once.
// Others compare doubles: null-if/null-texts, json/fast/key and json/fast/prefix.

/** Whether the bytes at a place are those of `part` from `start` to `end`. */
export const holds = (
  bytes: Uint8Array,
  at: number,
  part: Uint8Array,
  start: number,
  end: number,
): boolean => {
  for (let from = start, here = at; from < end; from++, here++) if (bytes[here] !== part[from]) return false
  return true
}

/** Whether the bytes from one place to another are those of a text. */
export const isSpan = (bytes: Uint8Array, from: number, to: number, text: Uint8Array): boolean => {
  if (to - from !== text.length) return false
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false
  return true
}

/** Whether `length` bytes from two places are equal. */
export const areEqual = (a: DataView, at: number, b: DataView, to: number, length: number): boolean => {
  let odd = 0
  if (length >= 16) {
    const last = length - 16
    for (let step = 0; step < last; step += 16)
      odd |=
        (a.getInt32(at + step, true) ^ b.getInt32(to + step, true)) |
        (a.getInt32(at + step + 4, true) ^ b.getInt32(to + step + 4, true)) |
        (a.getInt32(at + step + 8, true) ^ b.getInt32(to + step + 8, true)) |
        (a.getInt32(at + step + 12, true) ^ b.getInt32(to + step + 12, true))
    odd |=
      (a.getInt32(at + last, true) ^ b.getInt32(to + last, true)) |
      (a.getInt32(at + last + 4, true) ^ b.getInt32(to + last + 4, true)) |
      (a.getInt32(at + last + 8, true) ^ b.getInt32(to + last + 8, true)) |
      (a.getInt32(at + last + 12, true) ^ b.getInt32(to + last + 12, true))
  } else if (length >= 4) {
    const middle = length >= 8 ? 4 : 0
    const behind = length - 4
    odd =
      (a.getInt32(at, true) ^ b.getInt32(to, true)) |
      (a.getInt32(at + middle, true) ^ b.getInt32(to + middle, true)) |
      (a.getInt32(at + behind - middle, true) ^ b.getInt32(to + behind - middle, true)) |
      (a.getInt32(at + behind, true) ^ b.getInt32(to + behind, true))
  } else for (let step = 0; step < length; step++) odd |= a.getUint8(at + step) ^ b.getUint8(to + step)
  return odd === 0
}

/**
 * A text to look for, as words of four bytes. The last word ends where the text does: `abcdef` is the words `abcd` and
 * `cdef`. A text of fewer than four bytes is its single bytes.
 */
export interface Sought {
  readonly size: number
  readonly words: Int32Array
}

/** The words of a text to look for. */
export const soughtOf = (text: Uint8Array): Sought => {
  const size = text.length
  if (size < 4) return { size, words: Int32Array.from(text) }
  const view = viewOf(text)
  const words = Int32Array.from({ length: (size + 3) >> 2 }, (_, word) =>
    view.getInt32(Math.min(word * 4, size - 4), true),
  )
  return { size, words }
}

/** Whether the bytes at a place are those of a text. */
export const isAt = (bytes: DataView, at: number, size: number, words: Int32Array): boolean => {
  if (size < 4) {
    for (let done = 0; done < size; done++) if (bytes.getUint8(at + done) !== words[done]) return false
    return true
  }
  let word = 0
  for (let done = 0; done + 4 <= size; done += 4, word++)
    if (bytes.getInt32(at + done, true) !== words[word]) return false
  return word === words.length || bytes.getInt32(at + size - 4, true) === words[word]
}
