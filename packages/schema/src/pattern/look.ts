import type { AST } from '@eslint-community/regexpp'
import { goesOneWay } from './depth.js'
import { wordCharacters } from './ranges.js'
import { captures, type PatternNode, sequence } from './tree.js'
import type { Unsupported } from './unsupported.js'

const word: PatternNode = { kind: 'class', ranges: wordCharacters }

const beside = (behind: boolean, negated: boolean): PatternNode => ({
  kind: 'look',
  behind,
  negated,
  of: word,
})

/**
 * `\b` as JavaScript has it, for ASCII letters, digits and `_`; in Java it hangs on the version. `\B`, `negated`, is where it is not.
 */
export const wordBoundary = (negated: boolean): PatternNode => ({
  kind: 'alternation',
  options: [
    sequence([beside(true, false), beside(false, !negated)]),
    sequence([beside(true, true), beside(false, negated)]),
  ],
})

/** The most characters that are looked at behind a place. */
const mostBehind = 250

/** The most characters of a node; Infinity where there is no end. */
const longest = (node: PatternNode): number => {
  switch (node.kind) {
    case 'literal':
      return node.codePoints.length
    case 'class':
      return 1
    case 'alternation':
      return Math.max(...node.options.map(longest))
    case 'sequence':
      return node.items.reduce((sum, item) => sum + longest(item), 0)
    case 'repeat':
      return longest(node.of) * node.max
    case 'group':
      return longest(node.of)
    default:
      return 0
  }
}

/** Whether a part of a node is so. */
const some = (node: PatternNode, test: (part: PatternNode) => boolean): boolean => {
  if (test(node)) return true
  switch (node.kind) {
    case 'alternation':
      return node.options.some((option) => some(option, test))
    case 'sequence':
      return node.items.some((item) => some(item, test))
    case 'repeat':
    case 'group':
    case 'look':
      return some(node.of, test)
    default:
      return false
  }
}

const isAstral = (node: PatternNode): boolean =>
  node.kind === 'literal'
    ? node.codePoints.some((codePoint) => codePoint > 0xffff)
    : node.kind === 'class' && node.ranges.some(([, last]) => last > 0xffff)

/** A repeat whose length Java does not see in advance. */
const isOpen = (node: PatternNode): boolean => node.kind === 'repeat' && node.max > 1 && !goesOneWay(node.of)

const isPlace = ({ kind }: PatternNode): boolean => kind === 'start' || kind === 'end' || kind === 'look'

/** What is looked at ahead of a place, or behind it. */
export const look = (
  { kind, negate, start }: AST.LookaroundAssertion,
  of: PatternNode,
  unsupported: Unsupported,
): PatternNode => {
  const behind = kind === 'lookbehind'
  const called = behind ? 'look-behind' : 'look-ahead'
  const refuse = (what: string, instead: string): never =>
    unsupported(`${called} ${what}`, { start }, instead)
  if (captures(of)) return refuse('with a capturing group', 'write (?: for (, and capture outside of it')
  const most = longest(of)
  if (most === Number.POSITIVE_INFINITY)
    return refuse('without an end', 'bound its repeats, as {0,100} for *')
  if (behind && most > mostBehind) return refuse(`of ${most} characters`, `look at ${mostBehind} at the most`)
  if (behind && some(of, isAstral))
    return refuse(
      'at characters above U+FFFF',
      'Java would count their halves; look for what must not stand there, as (?<![a-z]) for (?<=[^a-z])',
    )
  if (behind && some(of, isPlace))
    return refuse('with ^, $ or another look within', 'write it beside it, as (?:^|(?<=a))')
  if (behind && some(of, isOpen))
    return refuse(
      'with a repeat of what may have several forms',
      'Java sees no end of it; write it out, as (?:ab|c)(?:ab|c) for (?:ab|c){2}',
    )
  return { kind: 'look', behind, negated: negate, of }
}
