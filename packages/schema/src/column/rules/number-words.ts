import { type Node, node } from '../../graph/node.js'
import { parsePattern } from '../../pattern/pattern.js'
import type { Pattern } from '../../pattern/tree.js'
import { type Literal, literalOf } from '../../types/literal.js'
import { types } from '../../types/types.js'
import { literalNode } from '../column.js'
import { capitals, smallLetters } from './alphabets.js'

/** Words with the numbers that they say; no word says none. */
type Said = readonly (readonly [word: string, number: number])[]

const ones = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const teens = [
  ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  'nineteen',
]
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const said = (words: readonly string[], from: number, step: number): Said =>
  words.map((word, index) => [word, from + index * step])

/** What may stand before `hundred`, in front of what is below 100, and behind its tens. */
const places: readonly Said[] = [
  [['', 0], ...said(ones, 100, 100)],
  [['', 0], ...said([...ones, ...teens], 1, 1), ...said(tens, 20, 10)],
  [['', 0], ...said(ones, 1, 1)],
]

const scales = [
  ['billion', 1_000_000_000],
  ['million', 1_000_000],
  ['thousand', 1_000],
] as const

const tensAndOnes = '([a-z]+)(?:(?<=ty) ([a-z]+))?'

/** What stands before a scale, and the scale; only one word of two, if the first says no tens. */
const scaled = (scale: string): string =>
  `(?:(?!${scale})(?:([a-z]+) hundred )?(?:${tensAndOnes} )?${scale}(?: |$))?`

/** Three groups for each scale and three for what is behind them, as `places` has them. */
const numberParts: Pattern = parsePattern(
  new RegExp(
    `^(?= ?[a-z]) ?${scales.map(([scale]) => scaled(scale)).join('')}(?:([a-z]+) hundred(?: |$))?(?:${tensAndOnes})? ?$`,
    'u',
  ),
)

const zero = parsePattern(/^ ?zero ?$/u)
const gaps = parsePattern(/\s+(?:and\s+)?/u)

const long = (value: number): Literal => literalOf(types.long, BigInt(value))

const matches = (of: Node, pattern: Pattern): Node => node('rlike', [of], { pattern }) as Node

const sum = (parts: readonly Node[]): Node =>
  parts.reduce((before, part) => node('tryAdd', [before, part], {}) as Node)

/** The number below 1,000 that three groups from one on say, null where one of them says none. */
const below1000 = (words: Node, group: number): Node =>
  sum(
    places.map((place, index) => {
      const part = node('regexpExtract', [words], { pattern: numberParts, group: group + index }) as Node
      return node('mapValues', [part], {
        from: place.map(([word]) => literalOf(types.text, word)),
        to: place.map(([, number]) => long(number)),
      }) as Node
    }),
  )

/** The graph of the number that a text says in English. */
export const numberInWords = (_: object, of: Node): Node => {
  const folded = node('translate', [of], { from: `${capitals}-`, to: `${smallLetters} ` }) as Node
  const words = node('regexpReplace', [folded], { pattern: gaps, replacement: ' ' }) as Node
  const parts = scales.map(
    ([, scale], index) =>
      node('tryMultiply', [below1000(words, 1 + index * 3), literalNode(long(scale))], {}) as Node,
  )
  const number = sum([...parts, below1000(words, 1 + scales.length * 3)])
  const inWords = node(
    'when',
    [matches(words, numberParts), number, literalNode(literalOf(types.long, null))],
    {},
  ) as Node
  return node('when', [matches(words, zero), literalNode(long(0)), inWords], {}) as Node
}
