import { viewOf } from './words.js'

/** Whether `size` bytes at a place are those at a place of other bytes: by words, the last over the one before. */
export const areEqual = (a: DataView, i: number, b: DataView, j: number, size: number): boolean => {
  if (size < 4) {
    for (let done = 0; done < size; done++) if (a.getUint8(i + done) !== b.getUint8(j + done)) return false
    return true
  }
  const last = size - 4
  for (let done = 0; done < last; done += 4)
    if (a.getInt32(i + done, true) !== b.getInt32(j + done, true)) return false
  return a.getInt32(i + last, true) === b.getInt32(j + last, true)
}

/** A text to look for: its words, the last one over the one before where its size is no multiple of four. */
export interface Sought {
  readonly size: number
  readonly words: Int32Array
}

/** A text to look for. */
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
