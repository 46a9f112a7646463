import type { Pattern, PatternNode, PatternNodeOf, Range, Replacement } from '@lockstep/schema'
import { parsePattern, showsAsItself } from '@lockstep/schema'
import { byCharacter, mayHalve } from './by-character.js'

const lastCodePoint = 0x10ffff

const controls: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' }

/** A character outside a class or inside one: as itself, or escaped. `special` are those that need a backslash. */
const character = (codePoint: number, special: RegExp): string => {
  const text = String.fromCodePoint(codePoint)
  if (special.test(text)) return `\\${text}`
  return showsAsItself(codePoint) ? text : (controls[text] ?? `\\x{${codePoint.toString(16)}}`)
}

const plain = (codePoint: number): string => character(codePoint, /[$()*+.?[\\\]^{|}]/u)
const member = (codePoint: number): string => character(codePoint, /[&[\\\]^{}-]/u)

const wordy = /^[\p{L}\p{N}]$/u

/** A range; a short one of signs, such as `,-.`, is spelt out. */
const range = ([first, last]: Range): string => {
  const ends = [first, last].every((codePoint) => wordy.test(String.fromCodePoint(codePoint)))
  if (last - first > (ends ? 1 : 5)) return `${member(first)}-${member(last)}`
  return Array.from({ length: last - first + 1 }, (_, index) => member(first + index)).join('')
}

/** What lies between ranges, the surrogates aside: no text holds them. */
const gaps = (ranges: readonly Range[]): readonly Range[] =>
  ranges.slice(1).flatMap(([next], index): readonly Range[] => {
    const before = ranges[index]?.[1]
    return before === undefined || (next === 0xe000 && before === 0xd7ff) ? [] : [[before + 1, next - 1]]
  })

const set = (ranges: readonly Range[]): string => {
  const [lowest] = ranges.at(0) ?? []
  const [, highest] = ranges.at(-1) ?? []
  if (lowest !== 0 || highest !== lastCodePoint) return `[${ranges.map(range).join('')}]`
  const without = gaps(ranges)
  return without.length === 0 ? '[\\x{0}-\\x{10ffff}]' : `[^${without.map(range).join('')}]`
}

const counts = ({ min, max, greedy }: PatternNodeOf<'repeat'>): string => {
  const lazy = greedy ? '' : '?'
  if (max === Number.POSITIVE_INFINITY) return `${min === 0 ? '*' : min === 1 ? '+' : `{${min},}`}${lazy}`
  if (min === 0 && max === 1) return `?${lazy}`
  return `{${min === max ? min : `${min},${max}`}}${lazy}`
}

/** A body before its count. `$` goes into brackets, lest Spark reads `${2}` as a variable of its SQL. */
const body = (node: PatternNode): string => {
  if (node.kind === 'class' || node.kind === 'group') return print(node)
  if (node.kind !== 'literal' || node.codePoints.length > 1) return `(?:${print(node)})`
  return print(node) === '\\$' ? '[$]' : print(node)
}

const print = (node: PatternNode): string => {
  switch (node.kind) {
    case 'literal':
      return node.codePoints.map(plain).join('')
    case 'class':
      return set(node.ranges)
    case 'start':
      return '^'
    case 'end':
      return '\\z'
    case 'look':
      return `(?${node.behind ? '<' : ''}${node.negated ? '!' : '='}${print(node.of)})`
    case 'group':
      return `(${print(node.of)})`
    case 'alternation':
      return node.options.map(print).join('|')
    case 'sequence':
      return node.items
        .map((item) => (item.kind === 'alternation' ? `(?:${print(item)})` : print(item)))
        .join('')
    case 'repeat':
      return `${body(node.of)}${counts(node)}`
  }
}

/**
 * The text of a `java.util.regex` pattern that matches exactly what the pattern matches, on JDK 17 and later, with no
 * flags. Printable ASCII stays itself; it never holds `${`.
 */
export const javaPattern = (pattern: Pattern): string => {
  const text = print(pattern.tree)
  if (!mayHalve(pattern)) return text
  return `${pattern.tree.kind === 'alternation' ? `(?:${text})` : text}${byCharacter}`
}

/** The replacement text of `java.util.regex` that means the same. It never holds `${`. */
export const javaReplacement = ({ pieces }: Replacement): string =>
  pieces
    .map((piece, index) => {
      if (typeof piece === 'number') return `$${piece}`
      const text = piece.replace(/[\\$]/gu, '\\$&').replaceAll('${', '$\\{')
      return typeof pieces[index - 1] === 'number' ? text.replace(/^[0-9{]/u, '\\$&') : text
    })
    .join('')

/** A JavaScript pattern of our own, as Java has it. */
export const javaOf = (pattern: RegExp): string => javaPattern(parsePattern(pattern))
