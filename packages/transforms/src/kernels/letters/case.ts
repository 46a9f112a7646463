import { nextHigh, viewOf } from '../../bytes/words.js'
import type { TextColumn } from '../../column/column.js'
import { flip, flips, type LetterRange, lowerRange, upperRange } from './ascii-case.js'
import { applyEdits, type Edits, edit, editsOf } from './edits.js'
import { type Letters, lowerLetters, titleLetters, upperLetters } from './unicode-case.js'

/** A case: the ASCII letters that become those of the other case, and what all letters become. */
interface Case {
  readonly ascii: LetterRange
  readonly letters: Letters
}

/** How many bytes the character takes that begins with this one; 1 for what begins none. */
const sizeOf = (lead: number): number => (lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)

const codePointAt = (bytes: Uint8Array, at: number, size: number): number => {
  const lead = bytes[at] as number
  const next = size > 1 ? (bytes[at + 1] as number) & 0x3f : 0
  if (size === 2) return ((lead & 0x1f) << 6) | next
  if (size === 1) return 0
  const third = (bytes[at + 2] as number) & 0x3f
  if (size === 3) return ((lead & 0xf) << 12) | (next << 6) | third
  return ((lead & 7) << 18) | (next << 12) | (third << 6) | ((bytes[at + 3] as number) & 0x3f)
}

/**
 * Puts letters beyond ASCII from `at` to `end` in their places in `to`, where they take as many bytes as before; the
 * others become edits. Gives the place of the first ASCII byte after them.
 */
const putLetters = (
  bytes: Uint8Array,
  from: number,
  end: number,
  { pages, entries, bytes: become }: Letters,
  to: Uint8Array,
  first: number,
  edits: Edits,
): number => {
  let at = from
  while (at < end && (bytes[at] as number) >= 0x80) {
    const size = Math.min(sizeOf(bytes[at] as number), end - at)
    const letter = codePointAt(bytes, at, size)
    const entry = entries[((pages[letter >> 8] as number) << 8) | (letter & 0xff)] as number
    if (entry !== 0) {
      const place = entry >> 3
      if ((entry & 7) !== size) edit(edits, at - first, size, entry)
      else for (let next = 0; next < size; next++) to[at - first + next] = become[place + next] as number
    }
    at += size
  }
  return at
}

/** Puts all letters beyond ASCII. What is not UTF-8 becomes some bytes. */
const putAll = (
  { length, offsets, bytes }: TextColumn,
  letters: Letters,
  to: Uint8Array,
  edits: Edits,
): void => {
  const view = viewOf(bytes)
  const first = offsets[0] as number
  const last = offsets[length] as number
  let cell = 0
  for (let at = nextHigh(view, first, last); at < last; at = nextHigh(view, at, last)) {
    while ((offsets[cell + 1] as number) <= at) cell++
    at = putLetters(bytes, at, offsets[cell + 1] as number, letters, to, first, edits)
  }
}

const inCase = (ascii: LetterRange, lettersOf: () => Letters): ((column: TextColumn) => TextColumn) => {
  let known: Case | undefined
  return (column) => {
    const { offsets, bytes, length } = column
    const first = offsets[0] as number
    const last = offsets[length] as number
    if (!flips(bytes, first, last, ascii)) return column
    known ??= { ascii, letters: lettersOf() }
    const to = new Uint8Array(last - first)
    const isAscii = flip(bytes, first, last, to, known.ascii)
    const edits = editsOf(known.letters.bytes)
    if (!isAscii) putAll(column, known.letters, to, edits)
    return applyEdits(column, to, edits)
  }
}

/** Text in upper case, by Unicode 17 whatever the JavaScript engine's own. */
export const upperCase: (column: TextColumn) => TextColumn = inCase(lowerRange, upperLetters)

/** Text in lower case, by Unicode 17 whatever the JavaScript engine's own, letter by letter. */
export const lowerCase: (column: TextColumn) => TextColumn = inCase(upperRange, lowerLetters)

const space = 0x20
const smallA = 0x61
const smallZ = 0x7a
const toCapital = 0x20

/** Puts the first letter of each word of a cell in its place in `to`, or among the edits. */
const putTitles = (
  bytes: Uint8Array,
  start: number,
  end: number,
  letters: Letters,
  to: Uint8Array,
  first: number,
  edits: Edits,
): void => {
  let isFront = true
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (isFront && byte >= smallA && byte <= smallZ) to[at - first] = byte - toCapital
    else if (isFront && byte >= 0x80)
      putLetters(bytes, at, Math.min(at + sizeOf(byte), end), letters, to, first, edits)
    isFront = byte === space
  }
}

let titles: Letters | undefined

/** Text in lower case, with the first letter of each word in title case: at the start, and behind U+0020. */
export const initialCapitals = (column: TextColumn): TextColumn => {
  const lower = lowerCase(column)
  const { offsets, bytes, length } = lower
  const first = offsets[0] as number
  const to = bytes.slice(first, offsets[length] as number)
  titles ??= titleLetters()
  const edits = editsOf(titles.bytes)
  for (let cell = 0; cell < length; cell++)
    putTitles(bytes, offsets[cell] as number, offsets[cell + 1] as number, titles, to, first, edits)
  return applyEdits(lower, to, edits)
}
