import { refuse } from '../../errors/refusal.js'
import type { NumberDress } from '../../graph/dress.js'
import { type Node, node } from '../../graph/node.js'
import type { Result } from '../../graph/operation.js'
import { escapeText, parsePattern } from '../../pattern/pattern.js'
import { showType, type Type, types } from '../../types/types.js'
import { wholeNumberOf } from './decimal.js'

/** A number in a text, and the type that it is to have. */
export interface Dressed {
  readonly dress: NumberDress
  readonly type: Type
}

/** White space in and around numbers, as a class of a pattern has it. */
const blank = '\\0- \\u00a0\\u202f'

const blanks = `[${blank}]*`

const replace = (of: Node, source: string, replacement: string): Node =>
  node('regexpReplace', [of], { pattern: parsePattern(new RegExp(source, 'u')), replacement }) as Node

const inAnyCase = (word: string): string =>
  [...word]
    .map((letter) =>
      /[A-Za-z]/u.test(letter) ? `[${letter.toLowerCase()}${letter.toUpperCase()}]` : escapeText(letter),
    )
    .join('')

const longestFirst = (words: readonly string[]): readonly string[] =>
  words.toSorted((a, b) => b.length - a.length)

const wordPattern = ({ anyCase }: NumberDress, word: string): string =>
  anyCase ? inAnyCase(word) : escapeText(word)

const anyOf = (dress: NumberDress, words: readonly string[]): string =>
  longestFirst(words)
    .map((word) => wordPattern(dress, word))
    .join('|')

/** Digits, in groups of three where there is a mark for them, and a fraction. */
const digitsOf = ({ grouping, decimalMark }: NumberDress): string => {
  const mark = escapeText(decimalMark)
  const grouped = grouping === null ? '' : `[0-9]{1,3}(?:${escapeText(grouping)}[0-9]{3})+|`
  return `(?:${grouped}[0-9]{1,18})(?:${mark}[0-9]{0,18})?|${mark}[0-9]{1,18}`
}

/** The whole text: signs, digits and a suffix are its groups. */
const shapeOf = (dress: NumberDress): string => {
  const { prefixes, units, suffixes, percent, ignoreRest } = dress
  const front = prefixes.length === 0 ? '()' : `(?:(?:${anyOf(dress, prefixes)})${blanks})?([+\\-]?)`
  const behind = [...Object.keys(suffixes), ...(percent ? ['%'] : [])]
  const suffix = behind.length === 0 ? '' : `${blanks}(${anyOf(dress, behind)})`
  const unit = units.length === 0 ? '' : `(?:${blanks}(?:${anyOf(dress, units)}))?`
  const rest = ignoreRest ? `(?:[${blank}A-Za-z+][^0-9]*)?` : ''
  // What is ignored behind a suffix begins with no letter: `12 kg` are no 12,000 g.
  const bare = `${unit}${rest}`
  const tail =
    suffix === '' ? bare : `(?:${suffix}${unit}${ignoreRest ? `(?:[${blank}+][^0-9]*)?` : ''}|${bare})`
  return `^${blanks}([+\\-]?)${blanks}${front}(${digitsOf(dress)})${tail}${blanks}$`
}

/** What each suffix stands for, behind digits: `e3` for thousands. */
const withExponents = (dress: NumberDress, of: Node): Node => {
  const powers: Readonly<Record<string, number>> = {
    ...dress.suffixes,
    ...(dress.percent ? { '%': 0.01 } : {}),
  }
  return longestFirst(Object.keys(powers)).reduce(
    (text, suffix) =>
      replace(text, `${wordPattern(dress, suffix)}$`, `e${Math.round(Math.log10(powers[suffix] ?? 1))}`),
    of,
  )
}

/** Plain digits with a sign and an exponent, '' for what is no number of the dress. */
const bareOf = (dress: NumberDress, of: Node): Node => {
  const signed = dress.accounting ? replace(of, `^${blanks}\\(([^()\\-]*)\\)${blanks}$`, '-$1') : of
  const hasSuffix = dress.percent || Object.keys(dress.suffixes).length > 0
  // Of anything else the groups are empty, and so is what is left.
  const parts = replace(signed, `${shapeOf(dress)}|^[^]+$`, hasSuffix ? '$1$2$3$4' : '$1$2$3')
  const joined = dress.grouping === null ? parts : replace(parts, escapeText(dress.grouping), '')
  const pointed = dress.decimalMark === '.' ? joined : replace(joined, ',', '.')
  return withExponents(dress, pointed)
}

/** As a decimal of its type; whole numbers by way of one that has room for every long and its fraction. */
export const readDressed = ({ dress, type }: Dressed, text: Node): Node => {
  const bare = bareOf(dress, text)
  if (type.kind === 'decimal') return node('tryCast', [bare], { type }) as Node
  return wholeNumberOf({ type }, node('tryCast', [bare], { type: types.decimal(38, 18) }) as Node)
}

/** The types that a number in a text may have. */
export const dressedType: Result = (_: unknown, { type }: { readonly type: Type }): Type =>
  ['int', 'long', 'decimal'].includes(type.kind)
    ? type
    : refuse(`type: expected int, long or decimal, got ${showType(type)}`)
