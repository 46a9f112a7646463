import { type TextBuilder, textRoom } from '../build/text.js'
import type { TextColumn } from '../column.js'
import { isAscii } from './bytes.js'
import { type Letters, lowerLetters, upperLetters } from './letters.js'
import { rewritten } from './rewrite.js'

/** A case: what ASCII becomes, one byte for one byte, and what all letters become. */
interface Case {
  readonly ascii: Uint8Array
  readonly letters: Letters
}

const caseOf = (letters: Letters): Case => ({
  ascii: Uint8Array.from({ length: 0x80 }, (_, byte) => letters(byte)?.[0] ?? byte),
  letters,
})

/** No letter's UTF-8 becomes more than this many times as long. */
const mostGrowth = 3

const asciiCase = (column: TextColumn, { ascii }: Case): TextColumn => {
  const { offsets, bytes, length } = column
  const [start, end] = [offsets[0] ?? 0, offsets[length] ?? 0]
  const changed = new Uint8Array(end - start)
  let differs = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    const to = ascii[byte] ?? byte
    changed[at - start] = to
    differs |= byte ^ to
  }
  if (differs === 0) return column
  return {
    ...column,
    offsets: start === 0 ? offsets : offsets.map((offset) => offset - start),
    bytes: changed,
  }
}

/** How many bytes the character takes that begins with this one; 1 for what begins none. */
const sizeOf = (lead: number): number => (lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)

const codePointAt = (bytes: Uint8Array, at: number, size: number): number => {
  let codePoint = (bytes[at] ?? 0) & (0x7f >> size)
  for (let next = at + 1; next < at + size; next++) codePoint = (codePoint << 6) | ((bytes[next] ?? 0) & 0x3f)
  return codePoint
}

/** Writes a cell in another case. What is not UTF-8 becomes some bytes, as many at most. */
const writeCase = (
  { ascii, letters }: Case,
  out: TextBuilder,
  bytes: Uint8Array,
  from: number,
  to: number,
): void => {
  textRoom(out, (to - from) * mostGrowth)
  const { values } = out
  let { end } = out
  for (let at = from; at < to; ) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) {
      values[end++] = ascii[lead] ?? lead
      at++
      continue
    }
    const size = Math.min(sizeOf(lead), to - at)
    const letter = letters(codePointAt(bytes, at, size))
    if (letter === undefined) for (let next = at; next < at + size; next++) values[end++] = bytes[next] ?? 0
    else for (let next = 0; next < letter.length; next++) values[end++] = letter[next] ?? 0
    at += size
  }
  out.end = end
}

const inCase = (lettersOf: () => Letters): ((column: TextColumn) => TextColumn) => {
  let known: Case | undefined
  return (column) => {
    known ??= caseOf(lettersOf())
    const to = known
    const { bytes, offsets, length } = column
    return isAscii(bytes, offsets[0] ?? 0, offsets[length] ?? 0)
      ? asciiCase(column, to)
      : rewritten(column, (out, from, end) => writeCase(to, out, bytes, from, end))
  }
}

/** Text in upper case, by Unicode 17 whatever the JavaScript engine's own. */
export const upper: (column: TextColumn) => TextColumn = inCase(upperLetters)

/** Text in lower case, by Unicode 17 whatever the JavaScript engine's own, letter by letter. */
export const lower: (column: TextColumn) => TextColumn = inCase(lowerLetters)
