import { refuse } from '../../errors/refusal.js'
import { type Node, node } from '../../graph/node.js'
import type { Check } from '../../graph/operation.js'
import { parsePattern } from '../../pattern/pattern.js'
import { literalOf } from '../../types/literal.js'
import { types } from '../../types/types.js'
import { literalNode, type Nullable, type RuleLines } from '../column.js'
import type { Long } from '../number.js'
import type { Text } from '../text.js'
import { numberInWords } from './number-words.js'
import { WordRules } from './words.js'

const text = (value: string): Node => literalNode(literalOf(types.text, value))

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
    gives: 'long',
    nulls: 'partial',
    changes: [
      'Twenty-one',
      'nine hundred and ninety-nine thousand and one',
      'one  hundred',
      'zero',
      'two million two hundred and',
      'seven hundred billion',
    ],
    rare: 'most texts are no numbers in words',
    words: 'the number that {0} says in English, up to 999 billion; null for anything else',
    means: numberInWords as (of: object, text: Node) => Node,
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
   * The number that English words say, from zero to 999,999,999,999: below a hundred, hundreds, and then `thousand`, `million` and `billion`
   * (10^9), each once and the greatest first. ASCII letters in any case, hyphens or white space between them, `and` anywhere between
   * two words. Null for all else, digits, `a hundred` and `twelve hundred` among it.
   * @example
   * row.text.numberWords() // 'Twenty-one' becomes 21, 'two thousand and five' becomes 2005, '21' becomes null
   */
  numberWords(): Long {
    return this.rule(readingRules, 'numberWords', {})
  }
}
