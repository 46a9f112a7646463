import type { AST } from '@eslint-community/regexpp'
import {
  complement,
  digits,
  isSurrogate,
  lineTerminators,
  union,
  whiteSpace,
  wordCharacters,
} from './ranges.js'
import type { Range } from './tree.js'
import type { Unsupported } from './unsupported.js'

/** The code point that a character stands for. */
export const readCharacter = (of: AST.Character, unsupported: Unsupported): number =>
  isSurrogate(of.value)
    ? unsupported('a lone surrogate', of, 'text here is well-formed and never holds one')
    : of.value

const named = { digit: digits, space: whiteSpace, word: wordCharacters } as const

/** The code points of `.`, `\d`, `\w`, `\s` and their negations. */
export const readSet = (of: AST.CharacterSet, unsupported: Unsupported): readonly Range[] => {
  switch (of.kind) {
    case 'any':
      return complement(lineTerminators)
    case 'property':
      return unsupported(
        of.raw,
        of,
        'its characters change with the Unicode version; write the ranges you mean, as [A-Za-zÀ-ÿ]',
      )
    default:
      return of.negate ? complement(named[of.kind]) : named[of.kind]
  }
}

const readMember = (of: AST.CharacterClassElement, unsupported: Unsupported): readonly Range[] => {
  switch (of.type) {
    case 'Character': {
      const codePoint = readCharacter(of, unsupported)
      return [[codePoint, codePoint]]
    }
    case 'CharacterClassRange':
      return [[readCharacter(of.min, unsupported), readCharacter(of.max, unsupported)]]
    case 'CharacterSet':
      return readSet(of, unsupported)
    default:
      return unsupported('a class within a class', of, 'write its characters out')
  }
}

/** The code points of a class in brackets. */
export const readClass = (of: AST.CharacterClass, unsupported: Unsupported): readonly Range[] => {
  const listed = union(of.elements.flatMap((element) => readMember(element, unsupported)))
  const ranges = of.negate ? complement(listed) : listed
  return ranges.length > 0
    ? ranges
    : unsupported('a class that no character matches', of, 'nothing could ever match it; leave it out')
}
