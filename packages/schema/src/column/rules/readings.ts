import { refuse } from '../../errors/refusal.js'
import { type Node, node } from '../../graph/node.js'
import type { Check } from '../../graph/operation.js'
import { parsePattern } from '../../pattern/pattern.js'
import { type Literal, literalOf } from '../../types/literal.js'
import { types } from '../../types/types.js'
import { literalNode, type Nullable, type RuleLines } from '../column.js'
import type { Int } from '../number.js'
import type { Text } from '../text.js'
import { capitals, smallLetters } from './alphabets.js'
import { WordRules } from './words.js'

const text = (value: string): Node => literalNode(literalOf(types.text, value))

const replace = (of: Node, pattern: RegExp, replacement: string): Node =>
  node('regexpReplace', [of], { pattern: parsePattern(pattern), replacement }) as Node

/** The parts of an address with a scheme, by RFC 3986: each is the one group of a pattern. */
const urlParts: Readonly<Record<UrlPart, RegExp>> = {
  scheme: /^([A-Za-z][A-Za-z0-9+.-]*):/u,
  host: /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/u,
  port: /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*:([0-9]+)(?:[/?#]|$)/u,
  path: /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*(\/[^?#]*)/u,
  query: /^[A-Za-z][A-Za-z0-9+.-]*:[^?#]*\?([^#]+)/u,
  fragment: /^[A-Za-z][A-Za-z0-9+.-]*:[^#]*#([\s\S]+)/u,
}

/** A part of an address. */
export type UrlPart = 'scheme' | 'host' | 'port' | 'path' | 'query' | 'fragment'

const partOfUrl = ({ part }: { readonly part: UrlPart }, of: Node): Node =>
  node('nullIf', [node('regexpExtract', [of], { pattern: parsePattern(urlParts[part]), group: 1 }) as Node], {
    values: [literalOf(types.text, '')],
  }) as Node

interface Overlay {
  readonly replacement: string
  readonly from: number
  readonly length: number
}

const overlaid = ({ replacement, from, length }: Overlay, of: Node): Node =>
  node(
    'concat',
    [
      node('substring', [of], { from: 1, length: from - 1 }) as Node,
      text(replacement),
      node('substring', [of], { from: from + length, length: 0x7fffffff }) as Node,
    ],
    {},
  ) as Node

const small = [
  ...[
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const below100 = (number: number): string =>
  small[number] ?? `${tens[Math.floor(number / 10) - 2]}${number % 10 === 0 ? '' : ` ${small[number % 10]}`}`

const wordLiteral = (word: string): Literal => literalOf(types.text, word)

/** Words by numbers; no word is none. */
const restWords = ['', ...Array.from({ length: 100 }, (_, number) => below100(number))].map(wordLiteral)
const rests = [0, ...Array.from({ length: 100 }, (_, number) => number)].map((number) =>
  literalOf(types.int, number),
)
const hundredWords = ['', ...small.slice(1, 10)].map(wordLiteral)
const hundreds = Array.from({ length: 10 }, (_, number) => literalOf(types.int, number * 100))

/** What can be a number: `x hundred`, and at most two words. */
const numberShape = parsePattern(/^ ?(?:[a-z]+ hundred(?: [a-z]+){0,2}|[a-z]+(?: [a-z]+)?) ?$/u)
const numberParts = parsePattern(/^ ?(?:([a-z]+) hundred(?: |$))?([a-z ]*?) ?$/u)

const numberOf = (_: object, of: Node): Node => {
  const folded = node('translate', [of], { from: `${capitals}-`, to: `${smallLetters} ` }) as Node
  const words = replace(folded, /\s+(?:and\s+)?/u, ' ')
  const part = (group: number): Node =>
    node('regexpExtract', [words], { pattern: numberParts, group }) as Node
  const sum = node(
    'tryAdd',
    [
      node('mapValues', [part(1)], { from: hundredWords, to: hundreds }) as Node,
      node('mapValues', [part(2)], { from: restWords, to: rests }) as Node,
    ],
    {},
  ) as Node
  const isNumber = node('rlike', [words], { pattern: numberShape }) as Node
  return node('when', [isNumber, sum, literalNode(literalOf(types.int, null))], {}) as Node
}

const hasSalt = ({ salt }: { readonly salt: string }): void => {
  if (salt === '') refuse('salt: expected text that is not empty, got ""')
}

/** The rules that read a text as something made of parts, and put parts in. */
export const readingRules = {
  overlay: {
    takes: ['text'],
    constants: {
      replacement: 'text',
      from: { int: [1, 1_000_000], drawn: [1, 4] },
      length: { int: [0, 1_000_000], drawn: [0, 4] },
    },
    gives: 'text',
    nulls: 'strict',
    words: '{0} with {replacement} for {length} characters from {from}',
    means: overlaid as (of: Overlay, text: Node) => Node,
  },
  urlPart: {
    takes: ['text'],
    constants: { part: { oneOf: ['scheme', 'host', 'port', 'path', 'query', 'fragment'] } },
    gives: 'text',
    nulls: 'partial',
    changes: ['https://a@b.c:80/d/e?f=g#h', 'mailto:a@b', 'http://é/?#', 'HTTP://X.Y?z'],
    rare: 'most texts are no addresses',
    words: 'the {part} of the address {0}; null where it has none',
    means: partOfUrl as (of: { readonly part: UrlPart }, text: Node) => Node,
  },
  hashPii: {
    takes: ['text'],
    constants: { salt: 'text' },
    gives: 'text',
    nulls: 'strict',
    check: hasSalt as Check,
    words: '{0} as a SHA-256 with a secret in front',
    means: ({ salt }: { readonly salt: string }, of: Node): Node =>
      node('sha2', [node('concat', [text(salt), of], {}) as Node], { bits: '256' }) as Node,
  },
  numberWords: {
    takes: ['text'],
    constants: {},
    gives: 'int',
    nulls: 'partial',
    changes: ['Twenty-one', 'nine hundred and ninety-nine', 'one  hundred', 'zero', 'two hundred and'],
    rare: 'most texts are no numbers in words',
    words: 'the number that {0} says in English, up to 999; null for anything else',
    means: numberOf as (of: object, text: Node) => Node,
  },
} as const

readingRules satisfies RuleLines

/** The methods of the rules that read a text as something made of parts, and put parts in. */
export abstract class ReadingRules<N extends Nullable> extends WordRules<N> {
  /**
   * With a text in the place of `length` code points from the one at `from`, which counts from 1; behind it where it is shorter.
   * Spark's `overlay`.
   * @example
   * row.text.overlay('**', 2, 3) // 'abcdef' becomes 'a**ef', '' becomes '**'
   */
  overlay(replacement: string, from: number, length: number): Text<N> {
    return this.rule(readingRules, 'overlay', { replacement, from, length })
  }

  /**
   * A part of an address that begins with a scheme, by the separators of RFC 3986 alone, as it stands there: nothing is decoded, put
   * in lower case, or checked further. Null where it has no such part, or an empty one. The host and the port are without user and
   * brackets, so that addresses of IPv6 have none. Instead of Spark's `parse_url`, which fails on some text in ANSI mode.
   * @example
   * row.text.urlPart('host') // 'https://me@example.com:80/a?b#c' becomes 'example.com', 'example.com' becomes null
   */
  urlPart(part: UrlPart): Text {
    return this.rule(readingRules, 'urlPart', { part })
  }

  /**
   * The SHA-256 of a secret of yours and the text behind it, as 64 hexadecimal digits in lower case: equal texts stay equal, and nobody
   * who has not the secret can try all of them. The secret stands in the generated text: keep that as secret.
   * @example
   * row.text.hashPii('salt') // 'a' becomes 'c48e22d109fbdc9ea9d09115591b16133717abf8f0faad86b3656f23f0a8de5b'
   * @throws Refusal for an empty secret.
   */
  hashPii(salt: string): Text<N> {
    return this.rule(readingRules, 'hashPii', { salt })
  }

  /**
   * The number that English words say, from zero to nine hundred (and) ninety-nine: ASCII letters in any case, hyphens or white space between them,
   * `and` anywhere between two words. Null for all else, digits and `a hundred` among it.
   * @example
   * row.text.numberWords() // 'Twenty-one' becomes 21, 'nine hundred and five' becomes 905, '21' becomes null
   */
  numberWords(): Int {
    return this.rule(readingRules, 'numberWords', {})
  }
}
