import { refuse } from '../../errors/refusal.js'
import { type Node, node } from '../../graph/node.js'
import type { Check } from '../../graph/operation.js'
import { escapeText, groupNamesOf, type Pattern, parsePattern } from '../../pattern/pattern.js'
import { literalOf } from '../../types/literal.js'
import { showPlain } from '../../types/plain.js'
import { types } from '../../types/types.js'
import type { Nullable, RuleLines } from '../column.js'
import type { Bool } from '../logic.js'
import type { Int } from '../number.js'
import type { Text } from '../text.js'
import { TextRules } from './text.js'

const intNode = (value: number): Node => node('literal', [], { value: literalOf(types.int, value) }) as Node

const nullText = node('literal', [], { value: literalOf(types.text, null) }) as Node

const find = (of: Node, pattern: Pattern): Node => node('rlike', [of], { pattern }) as Node

/** The pieces of a `LIKE` pattern: text as it is, `%` and `_`. */
const likePieces = (pattern: string): readonly string[] => {
  const pieces: string[] = []
  const letters = [...pattern]
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string
    if (letter !== '\\') {
      pieces.push(letter === '%' ? '[\\s\\S]*' : letter === '_' ? '[\\s\\S]' : escapeText(letter))
      continue
    }
    const next = letters[++at]
    if (next === undefined || !'%_\\'.includes(next))
      return refuse(
        `pattern: expected \\%, \\_ or \\\\ where there is a backslash, got ${showPlain(pattern)}, for which Spark throws`,
      )
    pieces.push(escapeText(next))
  }
  return pieces
}

const likePattern = (pattern: string): Pattern => {
  const source = likePieces(pattern)
    .join('')
    .replace(/(?:\[\\s\\S\]\*){2,}/gu, '[\\s\\S]*')
  return parsePattern(new RegExp(`^${source}$`, 'u'))
}

const checkLike = ({ pattern }: { readonly pattern: string }): void => void likePattern(pattern)

const checkAscii = ({ pattern }: { readonly pattern: string }): void => {
  const other = [...pattern].find((letter) => letter > '\u007f')
  if (other !== undefined)
    refuse(`pattern: expected ASCII alone, got ${showPlain(other)}; write text.lower().like(...)`)
  checkLike({ pattern })
}

/** What stands in front of the first match, lazily: matched from the start of the text, it ends where that match begins. */
const upTo = ({ source }: Pattern): Pattern => parsePattern(new RegExp(`^([\\s\\S]*?)(?:${source})`, 'u'))

const place = ({ pattern }: { readonly pattern: Pattern }, text: Node): Node => {
  const before = node('regexpExtract', [text], { pattern: upTo(pattern), group: 1 }) as Node
  const length = node('length', [before], {}) as Node
  const at = node('tryAdd', [length, intNode(1)], {}) as Node
  const found = node('when', [find(text, pattern), at, intNode(0)], {}) as Node
  return node('when', [node('isNull', [text], {}) as Node, nullInt, found], {}) as Node
}

const nullInt = node('literal', [], { value: literalOf(types.int, null) }) as Node

const checkPlace = ({ pattern }: { readonly pattern: Pattern }): void => void upTo(pattern)

/** The rules on text about what it matches, and about its ends. */
export const matchRules = {
  left: {
    takes: ['text'],
    constants: { length: { int: [0, 0x7fffffff], drawn: [0, 6] } },
    gives: 'text',
    nulls: 'strict',
    words: 'the first {length} characters of {0}',
    means: ({ length }: { readonly length: number }, text: Node): Node =>
      node('substring', [text], { from: 1, length }) as Node,
  },
  right: {
    takes: ['text'],
    constants: { length: { int: [0, 0x7fffffff], drawn: [0, 6] } },
    gives: 'text',
    nulls: 'strict',
    words: 'the last {length} characters of {0}',
    means: ({ length }: { readonly length: number }, text: Node): Node =>
      node('substring', [text], { from: 0 - length, length }) as Node,
  },
  like: {
    takes: ['text'],
    constants: { pattern: 'text' },
    gives: 'boolean',
    nulls: 'strict',
    check: checkLike as Check,
    words: '{0} is like {pattern}',
    means: ({ pattern }: { readonly pattern: string }, text: Node): Node => find(text, likePattern(pattern)),
  },
  ilike: {
    takes: ['text'],
    constants: { pattern: 'text' },
    gives: 'boolean',
    nulls: 'strict',
    check: checkAscii as Check,
    words: '{0} is like {pattern} in any case',
    means: ({ pattern }: { readonly pattern: string }, text: Node): Node =>
      find(node('lower', [text], {}) as Node, likePattern(pattern.toLowerCase())),
  },
  regexpInstr: {
    takes: ['text'],
    constants: { pattern: 'pattern' },
    gives: 'int',
    nulls: 'partial',
    check: checkPlace as Check,
    words: 'where {pattern} is found first in {0}',
    means: place as (of: { readonly pattern: Pattern }, text: Node) => Node,
  },
  nullIfMatches: {
    takes: ['text'],
    constants: { pattern: 'pattern' },
    gives: 'text',
    nulls: 'partial',
    rare: 'many texts do not match',
    words: '{0}, null where {pattern} is found in it',
    means: ({ pattern }: { readonly pattern: Pattern }, text: Node): Node =>
      node('when', [find(text, pattern), nullText, text], {}) as Node,
  },
  nullUnlessMatches: {
    takes: ['text'],
    constants: { pattern: 'pattern' },
    gives: 'text',
    nulls: 'partial',
    rare: 'many texts do not match',
    words: '{0}, null unless {pattern} is found in it',
    means: ({ pattern }: { readonly pattern: Pattern }, text: Node): Node =>
      node('when', [find(text, pattern), text, nullText], {}) as Node,
  },
} as const

matchRules satisfies RuleLines

/** The methods of the rules on text about what it matches, and about its ends. */
export abstract class MatchRules<N extends Nullable> extends TextRules<N> {
  /**
   * The first code points, at most so many. Spark's `left`.
   * @example
   * row.text.left(2) // 'abc' becomes 'ab', 'a' becomes 'a'
   */
  left(length: number): Text<N> {
    return this.rule(matchRules, 'left', { length })
  }

  /**
   * The last code points, at most so many. Spark's `right`.
   * @example
   * row.text.right(2) // 'abc' becomes 'bc', 'a' becomes 'a'
   */
  right(length: number): Text<N> {
    return this.rule(matchRules, 'right', { length })
  }

  /**
   * Whether it is, from start to end, as a pattern says: `%` is any text, line ends among it, `_` one code point, and a
   * backslash makes `%`, `_` and itself plain. Spark's `LIKE`.
   * @example
   * row.text.like('a%z') // 'abcz' becomes true, 'A to z' becomes false
   * @throws Refusal for a backslash before anything else.
   */
  like(pattern: string): Bool<N> {
    return this.rule(matchRules, 'like', { pattern })
  }

  /**
   * As `like` for the text in lower case, as `lower` has it: U+212A is a k, U+0130 an i and U+0307. The pattern is ASCII, in
   * any case. Spark's `ILIKE`.
   * @example
   * row.text.ilike('%inc.') // 'Acme INC.' becomes true
   * @throws Refusal for a pattern beyond ASCII: its letters would be folded by whatever runs this.
   */
  ilike(pattern: string): Bool<N> {
    return this.rule(matchRules, 'ilike', { pattern })
  }

  /**
   * Where the first match begins: code points from 1, and 0 where nothing matches. Spark's `regexp_instr`, which counts UTF-16
   * units in some versions; this never does.
   * @example
   * row.text.regexpInstr(/[0-9]/u) // 'abc1' becomes 4, 'abc' becomes 0
   */
  regexpInstr(pattern: RegExp): Int {
    return this.rule(matchRules, 'regexpInstr', { pattern: parsePattern(pattern) })
  }

  /**
   * Null where a pattern matches somewhere; else unchanged.
   * @example
   * row.text.nullIfMatches(/^-+$/u) // '--' becomes null, 'a-b' becomes 'a-b'
   */
  nullIfMatches(pattern: RegExp): Text {
    return this.rule(matchRules, 'nullIfMatches', { pattern: parsePattern(pattern) })
  }

  /**
   * Null where a pattern matches nowhere; else unchanged.
   * @example
   * row.text.nullUnlessMatches(/^[A-Z]{2}$/u) // 'DE' becomes 'DE', 'Germany' becomes null
   */
  nullUnlessMatches(pattern: RegExp): Text {
    return this.rule(matchRules, 'nullUnlessMatches', { pattern: parsePattern(pattern) })
  }

  /**
   * The groups of the first match as columns by these names, in the order of their opening brackets: null where nothing
   * matches, and where a group is empty or took no part. Names that groups have in the pattern must be these.
   * @example
   * row.text.captures(/^([0-9]+) x ([0-9]+)/u, 'width', 'height').height // '30 x 40' becomes '40', '30' becomes null
   * @throws Refusal for another number of names than groups, for a name that stands twice, and for another than the pattern's.
   */
  captures<const Names extends readonly string[]>(
    pattern: RegExp,
    ...names: Names
  ): { readonly [Name in Names[number]]: Text } {
    const own = groupNamesOf(parsePattern(pattern))
    const wrong = names.find((name, index) => names.indexOf(name) < index || (own[index] ?? name) !== name)
    if (names.length !== own.length || wrong !== undefined)
      refuse(
        `captures: expected a name of its own for each of the ${own.length} groups (${own.map((name) => name ?? 'any').join(', ')}), got ${names.map(showPlain).join(', ') || 'none'}`,
      )
    return Object.fromEntries(names.map((name, index) => [name, this.extract(pattern, index + 1)])) as {
      [Name in Names[number]]: Text
    }
  }
}
