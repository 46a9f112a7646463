import { put, sourceOf } from '../../builders/put-bytes.js'
import { textRoom } from '../../builders/text.js'
import type { TextColumn } from '../../column/column.js'
import { rewrite } from '../shared/rewrite-text.js'

/** The code of each letter from A to Z. 7, of H and W, does not part equal codes; 0, of vowels, does. */
const codes = new TextEncoder().encode('01230127022455012623017202')
const zero = 0x30
const seven = 0x37

/** The place in the alphabet of an ASCII letter in either case, or -1. */
const letterOf = (byte: number): number => {
  const place = (byte | 0x20) - 0x61
  return place >= 0 && place < 26 ? place : -1
}

/** A first letter, and the codes of three others; text that begins with no ASCII letter as it is. */
export const soundex = (column: TextColumn): TextColumn => {
  const { bytes } = column
  const source = sourceOf(bytes)
  return rewrite(column, (out, from, to) => {
    const first = from < to ? letterOf(bytes[from] as number) : -1
    if (first < 0) {
      put(out, source, from, to)
      return
    }
    textRoom(out, 4)
    const { values, end } = out
    values[end] = 0x41 + first
    let size = 1
    let last = codes[first] as number
    for (let at = from + 1; at < to && size < 4; at++) {
      const letter = letterOf(bytes[at] as number)
      const code = letter < 0 ? zero : (codes[letter] as number)
      if (code === seven) continue
      if (code !== zero && code !== last) values[end + size++] = code
      last = code
    }
    while (size < 4) values[end + size++] = zero
    out.end = end + 4
  })
}
