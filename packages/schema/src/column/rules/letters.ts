import { type Node, node } from '../../graph/node.js'
import { parsePattern } from '../../pattern/pattern.js'
import type { Nullable, RuleLines } from '../column.js'
import type { Text } from '../text.js'
import { accents, capitals, masked, smallLetters, whiteSpaceText } from './alphabets.js'
import { MatchRules } from './match.js'

const replace = (of: Node, pattern: RegExp, replacement: string): Node =>
  node('regexpReplace', [of], { pattern: parsePattern(pattern), replacement }) as Node

const translate = (of: Node, from: string, to: string): Node => node('translate', [of], { from, to }) as Node

const trim = (of: Node, characters: string): Node => node('btrim', [of], { characters }) as Node

const small = (of: Node): Node => translate(of, capitals, smallLetters)

const plain = (of: Node): Node => translate(of, accents.from, accents.to)

const squeeze = (of: Node): Node => node('trim', [replace(of, /\s+/u, ' ')], {}) as Node

/** `HTTPServer2Go` as `HTTP_Server2_Go`. */
const parted = (of: Node): Node =>
  replace(replace(of, /([a-z0-9])([A-Z])/u, '$1_$2'), /([A-Z])([A-Z][a-z])/u, '$1_$2')

/** The rules on text about its letters and blanks. */
export const letterRules = {
  stripWhitespace: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    rare: 'most texts have no white space around them',
    words: '{0} without white space around it',
    means: (_: object, text: Node): Node => trim(text, whiteSpaceText),
  },
  collapseSpaces: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    rare: 'many texts have no white space but single spaces',
    words: '{0} with one space for each run of white space',
    means: (_: object, text: Node): Node => replace(text, /\s+/u, ' '),
  },
  digitsOnly: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    words: 'the digits of {0}',
    means: (_: object, text: Node): Node => replace(text, /[^0-9]+/u, ''),
  },
  lowerAscii: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    rare: 'many texts have no capital of ASCII',
    changes: ['A', 'ÀZ', 'aBc'],
    words: '{0} with small letters for A to Z',
    means: (_: object, text: Node): Node => small(text),
  },
  upperAscii: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    rare: 'many texts have no small letter of ASCII',
    changes: ['a', 'àz', 'aBc'],
    words: '{0} with capitals for a to z',
    means: (_: object, text: Node): Node => translate(text, smallLetters, capitals),
  },
  removeAccents: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    rare: 'many texts have no accents',
    changes: ['é', 'Crème brûlée', 'Ẹ́', 'e\u0301', 'ßøł'],
    words: '{0} without accents',
    means: (_: object, text: Node): Node => plain(text),
  },
  snakeCase: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: ['HTTPServer', 'firstName', 'Straße 12', ' a--b '],
    words: '{0} in small letters and digits, with `_` between words',
    means: (_: object, text: Node): Node =>
      trim(replace(small(parted(plain(text))), /[^a-z0-9]+/u, '_'), '_'),
  },
  titleCase: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: ['new  york', 'LOS\tANGELES'],
    words: '{0} with single spaces, each word with a capital in front',
    means: (_: object, text: Node): Node => node('initcap', [squeeze(text)], {}) as Node,
  },
  mask: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: ['aB1-é', 'Card 4111'],
    words: '{0} with X, x and n for capitals, small letters and digits',
    means: (_: object, text: Node): Node => translate(text, masked.from, masked.to),
  },
  maskEmail: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    rare: 'most texts are no addresses',
    changes: ['ann.lee@example.com', 'a@b', '@b', 'a@b@c'],
    words: '{0}, of an address the first letter and what follows @',
    means: (_: object, text: Node): Node => replace(text, /^([^@])[^@]*(@[^@]+)$/u, '$1***$2'),
  },
  fingerprint: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: ['Cruise, Tom', 'tom  cruise', 'Tom Cruise.', 'É b'],
    words: 'the key of {0}: its different words, sorted, without case, accents and signs',
    means: (_: object, text: Node): Node =>
      node(
        'sortedWords',
        [squeeze(replace(small(plain(text)), /[!-/:-@[-`{-~\0-\x08\x0e-\x1f\x7f]+/u, ''))],
        {},
      ) as Node,
  },
} as const

letterRules satisfies RuleLines

/** The methods of the rules on text about its letters and blanks. */
export abstract class LetterRules<N extends Nullable> extends MatchRules<N> {
  /**
   * Without white space (the 25 code points of JavaScript's `\s`: U+00A0, U+3000 and U+FEFF among them) at both ends.
   * @example
   * row.text.stripWhitespace() // '\t a b\u00a0\n' becomes 'a b'
   */
  stripWhitespace(): Text<N> {
    return this.rule(letterRules, 'stripWhitespace', {})
  }

  /**
   * With each run of white space (the 25 code points of JavaScript's `\s`) as one U+0020, at the ends too. `squeeze` takes
   * those away.
   * @example
   * row.text.collapseSpaces() // ' a \t b' becomes ' a b'
   */
  collapseSpaces(): Text<N> {
    return this.rule(letterRules, 'collapseSpaces', {})
  }

  /**
   * The digits from 0 to 9, without all else, other digits among it.
   * @example
   * row.text.digitsOnly() // '(030) 12-34' becomes '0301234', 'x' becomes ''
   */
  digitsOnly(): Text<N> {
    return this.rule(letterRules, 'digitsOnly', {})
  }

  /**
   * With small letters for A to Z, and no other change: it needs no table of letters, and no setting.
   * @example
   * row.text.lowerAscii() // 'ÀBC' becomes 'Àbc'
   */
  lowerAscii(): Text<N> {
    return this.rule(letterRules, 'lowerAscii', {})
  }

  /**
   * With capitals for a to z, and no other change.
   * @example
   * row.text.upperAscii() // 'àbc' becomes 'àBC'
   */
  upperAscii(): Text<N> {
    return this.rule(letterRules, 'upperAscii', {})
  }

  /**
   * With the ASCII letter for each letter of U+00C0 to U+024F and U+1E00 to U+1EFF that Unicode decomposes into one and marks,
   * and without the marks U+0300 to U+036F. Letters that are no ASCII letter with a mark stay: ß, ø, ł, æ.
   * @example
   * row.text.removeAccents() // 'Crème brûlée' becomes 'Creme brulee', 'Łódź' becomes 'Łodz'
   */
  removeAccents(): Text<N> {
    return this.rule(letterRules, 'removeAccents', {})
  }

  /**
   * In small letters and digits of ASCII, with `_` between words, as a column is called: accents go as `removeAccents` has it,
   * words begin at capitals too, and each run of anything else is one `_`, none at the ends.
   * @example
   * row.text.snakeCase() // 'First Name (HTTPServer)' becomes 'first_name_http_server'
   */
  snakeCase(): Text<N> {
    return this.rule(letterRules, 'snakeCase', {})
  }

  /**
   * As `squeeze` and then `initcap` have it: one U+0020 between words, and a capital in front of each.
   * @example
   * row.text.titleCase() // ' NEW \t york' becomes 'New York'
   */
  titleCase(): Text<N> {
    return this.rule(letterRules, 'titleCase', {})
  }

  /**
   * With X for A to Z, x for a to z, and n for 0 to 9. Spark's `mask` for ASCII; what it takes for a letter beyond that hangs
   * on the version of Java, and stays here.
   * @example
   * row.text.mask() // 'AbC-123 é' becomes 'XxX-nnn é'
   */
  mask(): Text<N> {
    return this.rule(letterRules, 'mask', {})
  }

  /**
   * Of text with one @, and something on both sides of it, the first code point, `***`, and what begins with the @; other text as it is.
   * @example
   * row.text.maskEmail() // 'ann.lee@example.com' becomes 'a***@example.com', 'none' becomes 'none'
   */
  maskEmail(): Text<N> {
    return this.rule(letterRules, 'maskEmail', {})
  }

  /**
   * A key that is the same for texts that are nearly so, to find clusters of them: without accents (as `removeAccents`), in small letters of
   * ASCII, without ASCII punctuation and controls, its different words between white space sorted by their bytes. OpenRefine's
   * fingerprint, for letters of ASCII.
   * @example
   * row.text.fingerprint() // 'Cruise, Tom' becomes 'cruise tom', 'tom  CRUISE.' becomes 'cruise tom'
   */
  fingerprint(): Text<N> {
    return this.rule(letterRules, 'fingerprint', {})
  }
}
