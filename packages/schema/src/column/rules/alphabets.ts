import { whiteSpace } from '../../pattern/ranges.js'

const from = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at))

/** The 25 code points of JavaScript's `\s`. */
export const whiteSpaceText: string = whiteSpace.flatMap(([first, last]) => from(first, last)).join('')

/** A to Z. */
export const capitals: string = from(0x41, 0x5a).join('')

/** a to z. */
export const smallLetters: string = from(0x61, 0x7a).join('')

/** Characters, and what each of them becomes: as many, or none. */
interface Alphabet {
  readonly from: string
  readonly to: string
}

/** What Spark's `mask` makes of ASCII. */
export const masked: Alphabet = {
  from: `${capitals}${smallLetters}0123456789`,
  to: `${'X'.repeat(26)}${'x'.repeat(26)}${'n'.repeat(10)}`,
}

/**
 * Letters that Unicode decomposes into an ASCII letter and marks, with that letter, and the marks, with nothing. What a letter is
 * made of never changes between versions of Unicode.
 */
const accented = [...from(0xc0, 0x24f), ...from(0x1e00, 0x1eff)].flatMap((letter) => {
  const [plain] = /^[A-Za-z](?=[\u0300-\u036f]+$)/u.exec(letter.normalize('NFD')) ?? []
  return plain === undefined ? [] : [[letter, plain] as const]
})

/** Latin letters with accents, then the accents that stand by themselves. */
export const accents: Alphabet = {
  from: [...accented.map(([letter]) => letter), ...from(0x300, 0x36f)].join(''),
  to: accented.map(([, plain]) => plain).join(''),
}
