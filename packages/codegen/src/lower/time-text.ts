import {
  type FieldKind,
  type FormatField,
  type FormatPart,
  fieldKinds,
  literalOf,
  monthNames,
  partsOfFormat,
  type TimeFormat,
  types,
} from '@lockstep/schema'
import { call, lit, plainText, type Spark } from '../spark/expression.js'

const shortNames = monthNames.map((name) => name.slice(0, 3))

/** The Java pattern of each field, as a group. An hour of twelve is without the zero in front, as the table of hours has it. */
const groupOf: Readonly<Record<FormatField, string>> = {
  yyyy: '([0-9]{4})',
  yy: '([0-9]{2})',
  MMMM: '([A-Za-z]{3,9})',
  MMM: '([A-Za-z]{3})',
  MM: '([0-9]{2})',
  M: '([0-9]{1,2})',
  dd: '([0-9]{2})',
  d: '([0-9]{1,2})',
  HH: '([0-9]{2})',
  H: '([0-9]{1,2})',
  hh: '(?=[0-9]{2})(?:0(?![0-9]{2}))?([0-9]{1,2})',
  h: '(?:0(?![0-9]{2}))?([0-9]{1,2})',
  mm: '([0-9]{2})',
  ss: '([0-9]{2})',
  a: '([AaPp][Mm])',
  '[.S]': '([.][0-9]{1,9})?',
  XXX: '(Z|[+-](?:0[0-9]|1[0-7]):[0-5][0-9]|[+-]18:00)',
}

const escaped = (text: string): string =>
  text.replace(
    /[$()*+.?[\\\]^{|}]/gu,
    (mark) => `[${mark === '^' || mark === '\\' || mark === '[' || mark === ']' ? `\\${mark}` : mark}]`,
  )

const shapeOf = (parts: readonly FormatPart[]): string =>
  parts.map((part) => ('field' in part ? groupOf[part.field] : escaped(part.text))).join('')

const two = (value: number): string => String(value).padStart(2, '0')

/** `|jan01|feb02`: what a name is looked up in, behind the text that holds it. */
const monthTable = (names: readonly string[]): string =>
  names.map((name, index) => `|${name}${two(index + 1)}`).join('')

/** `|1am01|12pm12`: the hour of each hour of twelve and half of a day. */
const hourTable: string = ['am', 'pm']
  .flatMap((half, later) =>
    Array.from({ length: 12 }, (_, hour) => `|${hour + 1}${half}${two(((hour + 1) % 12) + later * 12)}`),
  )
  .join('')

/** Where the two digits of a year may stand, until the year's first two are known: no date begins so. */
const mark = '@'

/** The Java pattern of two digits from a number on. */
const fromOn = (least: number): string => {
  const [tens, ones] = [Math.floor(least / 10), least % 10]
  return tens === 9 ? `9[${ones}-9]` : `(?:${tens}[${ones}-9]|[${tens + 1}-9][0-9])`
}

const replace = (of: Spark, pattern: string, replacement: string): Spark =>
  call('regexp_replace', of, plainText(pattern), plainText(replacement))

/** The year's first two digits in front of the last two: those of the first year, or of the hundred after it. */
const withCentury = (of: Spark, firstYear: number): Spark => {
  const century = Math.floor(firstYear / 100)
  const late = replace(of, `^${mark}(?=${fromOn(firstYear % 100)})`, two(century))
  return replace(late, `^${mark}`, two(century + 1))
}

/** The groups of a format by what they tell, and what its replacement is made of. */
const isoOf = ({ format, firstYear }: TimeFormat, zone: string | null): IsoForm => {
  const parts = partsOfFormat(format)
  const fields = parts.flatMap((part) => ('field' in part ? [part.field] : []))
  const group = (kind: FieldKind): number => fields.findIndex((field) => fieldKinds[field] === kind) + 1
  const has = (kind: FieldKind): boolean => group(kind) > 0
  const names = fields.includes('MMMM') ? monthNames : fields.includes('MMM') ? shortNames : null
  const monthGroup = names === null ? group('month') : fields.length + 1
  const hourGroup = has('half') ? fields.length + (names === null ? 1 : 2) : group('hour')
  const inHundred = firstYear !== null && firstYear % 100 > 0
  const century = firstYear === null ? '' : inHundred ? mark : two(firstYear / 100)
  const date = `${century}$${group('year')}-$${monthGroup}-$${group('day')}`
  const clock = has('hour')
    ? ` $${hourGroup}:$${group('minute')}:${has('second') ? `$${group('second')}` : '00'}${has('fraction') ? `$${group('fraction')}` : ''}`
    : ' 00:00:00'
  const monthLookup = names === null ? '' : `.*[|](?i:\\${group('month')})([0-9]{2})`
  const hourLookup = has('half') ? `.*[|](?i:\\${group('hour')}\\${group('half')})([0-9]{2})` : ''
  const table = `${names === null ? '' : monthTable(names)}${has('half') ? hourTable : ''}`
  const entries = table.split('|').length - 1
  // Nothing but the table stands behind the text, so that the text cannot bring a table of its own.
  const behind = entries === 0 ? '' : `(?=(?:[|][a-z0-9]+){${entries}}\\z)`
  return {
    table,
    pattern: `^${shapeOf(parts)}${behind}${monthLookup}${hourLookup}${entries === 0 ? '' : '.*'}\\z`,
    iso: zone === null ? date : `${date}${clock}${has('distance') ? `$${group('distance')}` : zone}`,
    hundred: inHundred ? firstYear : null,
  }
}

/** How a text of a format is put in ISO order. */
interface IsoForm {
  readonly table: string
  readonly pattern: string
  readonly iso: string
  readonly hundred: number | null
}

/** What is of no format as a whole: its groups are empty, so that only the marks of a date are left, which are none. */
const anythingElse = '^(?s:.+)'

/**
 * The text in ISO order where it is of the format, else what is no date. Names of months and hours of twelve are looked up
 * in a table that stands behind the text, by a group that refers back to them, so that the text is named once.
 */
export const isoText = (of: Spark, format: TimeFormat, zone: string | null): Spark => {
  const { table, pattern, iso, hundred } = isoOf(format, zone)
  const beside = table === '' ? of : call('concat', of, lit(literalOf(types.text, table)))
  const ordered = replace(beside, `${pattern}|${anythingElse}`, iso)
  return hundred === null ? ordered : withCentury(ordered, hundred)
}
