import { type Node, node } from '../../graph/node.js'
import { parsePattern } from '../../pattern/pattern.js'
import type { Pattern } from '../../pattern/tree.js'
import { literalOf } from '../../types/literal.js'
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
    `^ ?zero ?$|^(?= ?[a-z]) ?${scales.map(([scale]) => scaled(scale)).join('')}(?:([a-z]+) hundred(?: |$))?(?:${tensAndOnes})? ?$`,
    'u',
  ),
)

const gaps = parsePattern(/\s+(?:and\s+)?/u)

/** The sum of some numbers, in as few steps as there can be. */
const sum = (parts: readonly Node[]): Node => {
  const [one, other] = parts
  if (one === undefined || other === undefined) return one ?? literalNode(literalOf(types.long, 0n))
  const middle = Math.ceil(parts.length / 2)
  return node('tryAdd', [sum(parts.slice(0, middle)), sum(parts.slice(middle))], {}) as Node
}

/** What a group of the words says, that many times; null where its words say nothing. */
const numberOf = (words: Node, group: number, place: Said, scale: number): Node =>
  node('mapValues', [node('regexpExtract', [words], { pattern: numberParts, group }) as Node], {
    from: place.map(([word]) => literalOf(types.text, word)),
    to: place.map(([, number]) => literalOf(types.long, BigInt(number * scale))),
  }) as Node

/** The graph of the number that a text says in English. */
export const numberInWords = (_: object, of: Node): Node => {
  const folded = node('translate', [of], { from: `${capitals}-`, to: `${smallLetters} ` }) as Node
  const words = node('regexpReplace', [folded], { pattern: gaps, replacement: ' ' }) as Node
  const numbers = [...scales.map(([, scale]) => scale), 1].flatMap((scale, part) =>
    places.map((place, index) => numberOf(words, 1 + part * places.length + index, place, scale)),
  )
  const isNumber = node('rlike', [words], { pattern: numberParts }) as Node
  return node('when', [isNumber, sum(numbers), literalNode(literalOf(types.long, null))], {}) as Node
}
