import { type AST, visitRegExpAST } from '@eslint-community/regexpp'
import { syntaxOf } from './parse.js'
import { type Unsupported, unsupportedIn } from './unsupported.js'

/** The letters beyond ASCII that JavaScript's flag `i` takes for an ASCII letter: KELVIN SIGN and LONG S. */
const foldsToo: Readonly<Record<string, string>> = { k: '\\u212a', s: '\\u017f' }

const isLetter = (codePoint: number): boolean => /^[A-Za-z]$/u.test(String.fromCodePoint(codePoint))

/** The other forms of an ASCII letter. */
const others = (codePoint: number): string => {
  const letter = String.fromCodePoint(codePoint)
  const small = letter.toLowerCase()
  return `${letter === small ? letter.toUpperCase() : small}${foldsToo[small] ?? ''}`
}

const hasCase = (codePoint: number): boolean => {
  const text = String.fromCodePoint(codePoint)
  return (
    codePoint > 0x7f && (/[\p{L}\p{M}\p{N}\p{C}]/u.test(text) || text.toLowerCase() !== text.toUpperCase())
  )
}

const checkCharacter = ({ value, start }: AST.Character, unsupported: Unsupported): void => {
  if (hasCase(value))
    unsupported(
      `the flag i with a letter beyond ASCII, ${String.fromCodePoint(value)},`,
      { start },
      'how that is folded changes with the Unicode version; leave the flag out, and write both letters, as [Éé]',
    )
}

/** The part of a range that lies among some letters, as letters of the other case; '' where there is none. */
const otherRange = (
  { min, max }: AST.CharacterClassRange,
  first: number,
  last: number,
  by: number,
): string => {
  const from = Math.max(min.value, first)
  const to = Math.min(max.value, last)
  if (from > to) return ''
  const folds = ['k', 's'].filter((letter) => {
    const codePoint = letter.charCodeAt(0) - (first === 0x41 ? 0x20 : 0)
    return codePoint >= from && codePoint <= to
  })
  const letters = [from + by, to + by].map((codePoint) => String.fromCodePoint(codePoint))
  return `${[...new Set(letters)].join('-')}${folds.map((letter) => foldsToo[letter]).join('')}`
}

const rangeText = (of: AST.CharacterClassRange, unsupported: Unsupported): string => {
  if (of.max.value > 0x7f)
    unsupported(
      `the flag i with the range ${of.raw}`,
      of,
      'it reaches beyond ASCII, where letters are folded by a Unicode version; leave the flag out',
    )
  return `${of.raw}${otherRange(of, 0x61, 0x7a, -0x20)}${otherRange(of, 0x41, 0x5a, 0x20)}`
}

const setText = (of: AST.CharacterSet, unsupported: Unsupported): string => {
  if (of.kind !== 'word') return of.raw
  if (of.negate) return unsupported('\\W with the flag i', of, 'write [^\\w]')
  const letters = `${of.raw}${Object.values(foldsToo).join('')}`
  return of.parent.type === 'CharacterClass' ? letters : `[${letters}]`
}

/**
 * The source of a pattern that matches without the flag `i` what this one matches with it: each ASCII letter in both cases, and with k and s
 * the two signs that JavaScript folds to them. Letters beyond ASCII are refused.
 */
export const inAnyCase = (source: string): string => {
  const unsupported = unsupportedIn(source)
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = []
  const put = ({ start, end }: AST.Node, text: string): void => void edits.push({ start, end, text })
  visitRegExpAST(syntaxOf(source), {
    onCharacterEnter: (of) => {
      if (of.parent.type === 'CharacterClassRange') return
      checkCharacter(of, unsupported)
      if (!isLetter(of.value)) return
      const both = `${of.raw}${others(of.value)}`
      put(of, of.parent.type === 'CharacterClass' ? both : `[${both}]`)
    },
    onCharacterClassRangeEnter: (of) => put(of, rangeText(of, unsupported)),
    onCharacterSetEnter: (of) => put(of, setText(of, unsupported)),
  })
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: instead }) => text.slice(0, start) + instead + text.slice(end), source)
}
