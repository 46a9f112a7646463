import { viewOf } from '../../bytes/words.js'
import type { ArrowColumn, TextColumn } from '../../column/column.js'

/** The bytes of a column that are looked at. */
const sample = 4_096

/** As Snappy looks for them: four bytes that came before, by a hash of them. */
const least = 4
const hashBits = 12
const factor = 0x1e35a7bd

/** The bytes that say where a repetition is. */
const reference = 3

/** Below this part of the bytes, what is saved is not worth looking for. */
const worth = 0.2

/** How many of some bytes repeat others before them, less what it takes to say so. */
const saved = (bytes: Uint8Array): number => {
  const view = viewOf(bytes)
  const seen = new Int32Array(1 << hashBits).fill(-1)
  const last = bytes.length - least
  let sum = 0
  for (let at = 0; at <= last; ) {
    const word = view.getInt32(at, true)
    const hash = Math.imul(word, factor) >>> (32 - hashBits)
    const before = seen[hash] as number
    seen[hash] = at
    if (before < 0 || view.getInt32(before, true) !== word) at++
    else {
      let size = least
      while (at + size < bytes.length && bytes[before + size] === bytes[at + size]) size++
      sum += size - reference
      at += size
    }
  }
  return sum
}

/** Some bytes of a column's text, from its middle. */
const middle = ({ bytes, offsets, length }: TextColumn): Uint8Array => {
  const begin = offsets[0] as number
  const end = offsets[length] as number
  const from = Math.max(begin, ((begin + end) >> 1) - sample / 2)
  return bytes.subarray(from, Math.min(from + sample, end))
}

/**
 * Whether Snappy would find enough in a column to be worth its time, by a sample: it saves nothing but repetitions, of
 * which random identifiers have hardly any. Only of text is anything said.
 */
export const isCompressible = (parts: readonly ArrowColumn[]): boolean => {
  const [text] = parts.filter((part) => part.layout === 'text').sort((a, b) => b.length - a.length)
  if (text === undefined) return true
  const bytes = middle(text)
  return bytes.length < sample || saved(bytes) >= bytes.length * worth
}
