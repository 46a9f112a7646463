import {
  type Pattern,
  type PatternNode,
  type PatternNodeOf,
  patternExamples,
  type Range,
} from '@lockstep/schema'
import type { Chance } from './chance.js'
import { noise } from './pattern.js'

const longest = 80

const favourites = [...'aZ5 _-é\n\u0085\u2028😀'].map((character) => Number(character.codePointAt(0)))

const isIn = (ranges: readonly Range[], codePoint: number): boolean =>
  ranges.some(([first, last]) => first <= codePoint && codePoint <= last)

const member = (ranges: readonly Range[], chance: Chance): string => {
  const known = favourites.filter((codePoint) => isIn(ranges, codePoint))
  if (known.length > 0 && !chance.once(3)) return String.fromCodePoint(chance.of(known))
  const [first, last] = chance.of(ranges)
  const codePoint = chance.once(2) ? chance.of([first, last]) : chance.int(first, last)
  return String.fromCodePoint(codePoint)
}

const repeats = ({ min, max }: PatternNodeOf<'repeat'>, chance: Chance): number =>
  chance.once(8) ? Math.min(max, min + 6) : chance.int(min, Math.min(max, min + 3))

/** A text that a node matches, if what it looks at allows it. */
const hit = (node: PatternNode, chance: Chance): string => {
  switch (node.kind) {
    case 'literal':
      return String.fromCodePoint(...node.codePoints)
    case 'class':
      return member(node.ranges, chance)
    case 'start':
    case 'end':
      return ''
    case 'look':
      return chance.once(4) ? hit(node.of, chance) : ''
    case 'group':
      return hit(node.of, chance)
    case 'alternation':
      return hit(chance.of(node.options), chance)
    case 'sequence':
      return node.items.map((item) => hit(item, chance)).join('')
    case 'repeat':
      return Array.from({ length: repeats(node, chance) }, () => hit(node.of, chance)).join('')
  }
}

/** One character taken out, put in, changed, doubled, or two in each other's place. */
const edited = (text: string, others: readonly string[], chance: Chance): string => {
  const letters = [...text]
  const at = chance.int(0, Math.max(0, letters.length - 1))
  const here = letters.slice(at, at + 1)
  const other = chance.of(others)
  const [before, behind] = [letters.slice(0, at), letters.slice(at + 1)]
  const instead = chance.of([[], [other], [other, ...here], [...here, other], [...here, ...here]])
  const all =
    chance.once(6) && behind.length > 0
      ? [...before, ...behind.slice(0, 1), ...here, ...behind.slice(1)]
      : [...before, ...instead, ...behind]
  return all.join('')
}

const among = (text: string, others: readonly string[], chance: Chance): string => {
  const bits = Array.from({ length: chance.int(0, 3) }, () => chance.of(others))
  return bits.toSpliced(chance.int(0, bits.length), 0, text).join('')
}

const cut = (text: string): string => [...text].slice(0, longest).join('')

/**
 * Texts to try a pattern on: those it matches, the same within others and one after the other, and the same with one character edited. They hang on
 * chance alone, are well-formed, and of 80 characters at the most.
 */
export const subjectsOf = (pattern: Pattern, count: number, chance: Chance): readonly string[] => {
  const examples = patternExamples(pattern)
  const others = [...noise, ...examples.flatMap((example) => [...example])]
  const drawn = (): string => {
    const text = hit(pattern.tree, chance)
    switch (chance.int(0, 9)) {
      case 0:
        return text
      case 1:
      case 2:
        return among(text, others, chance)
      case 3:
        return among(text + hit(pattern.tree, chance), others, chance)
      case 4:
        return among(edited(text, others, chance), others, chance)
      case 5:
        return among(text, others, chance) + edited(hit(pattern.tree, chance), others, chance)
      case 6:
        return chance.of(examples)
      default:
        return edited(text, others, chance)
    }
  }
  return Array.from({ length: count }, () => cut(drawn()))
}
