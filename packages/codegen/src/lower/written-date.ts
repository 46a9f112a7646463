import {
  type FormatField,
  type FormatPart,
  literalOf,
  monthNames,
  types,
  writtenParts,
} from '@lockstep/schema'
import { call, lit, plainText, type Spark, tryCast } from '../spark/expression.js'

/** The text of a date as Spark casts it, each part a group. */
const iso = '^([+-]?[0-9]+)-([0-9]{2})-([0-9]{2})'

const place: Readonly<Partial<Record<FormatField, string>>> = {
  yyyy: '$1',
  MM: '$2',
  dd: '$3',
  MMM: '$4',
  MMMM: '$4',
  M: '$2',
  d: '$3',
}

const capital = (name: string): string => name[0]?.toUpperCase() + name.slice(1)

/** `|01January|02February`: what the number of a month is looked up in. */
const tableOf = (names: readonly string[]): string =>
  names.map((name, index) => `|${String(index + 1).padStart(2, '0')}${capital(name)}`).join('')

const escaped = (text: string): string => text.replace(/[$\\]/gu, '\\$&')

const has = (parts: readonly FormatPart[], field: FormatField): boolean =>
  parts.some((part) => 'field' in part && part.field === field)

/** A date in a format: its ISO text with its parts in another order, and the name of its month from a table behind it. */
export const writtenDate = (of: Spark, format: string): Spark => {
  const parts = writtenParts(format)
  const names = has(parts, 'MMMM')
    ? monthNames
    : has(parts, 'MMM')
      ? monthNames.map((name) => name.slice(0, 3))
      : null
  const short = iso
    .replace('-([0-9]{2})-', has(parts, 'M') ? '-0?([0-9]+)-' : '$&')
    .replace(/-\(\[0-9\]\{2\}\)$/u, has(parts, 'd') ? '-0?([0-9]+)' : '$&')
  const pattern = `${short}${names === null ? '' : '.*[|]\\2([A-Za-z]+).*'}\\z`
  const replacement = parts
    .map((part) => ('field' in part ? (place[part.field] ?? '') : escaped(part.text)))
    .join('')
  const text = tryCast(of, types.text)
  const beside = names === null ? text : call('concat', text, lit(literalOf(types.text, tableOf(names))))
  return call('regexp_replace', beside, plainText(pattern), plainText(replacement))
}
