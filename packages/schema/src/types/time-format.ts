import { refuse } from '../errors/refusal.js'

/**
 * The fields of a format by the letters that they are written with, as in Spark's patterns: `yyyy` has four digits, `yy`,
 * `MM`, `dd`, `HH`, `hh`, `mm` and `ss` two, `M`, `d`, `H` and `h` one or two; `MMM` and `MMMM` are the English names of
 * months, `a` is AM or PM, `[.S]` nothing, or a point and 1 to 9 digits, and `XXX` is Z or a distance such as +05:30.
 */
export const formatFields = [
  'yyyy',
  'yy',
  'MMMM',
  'MMM',
  'MM',
  'M',
  'dd',
  'd',
  'HH',
  'H',
  'hh',
  'h',
  'mm',
  'ss',
  'a',
  '[.S]',
  'XXX',
] as const

/** A field of a format. */
export type FormatField = (typeof formatFields)[number]

/** A part of a format: a field, or a text that stands in it as it is. */
export type FormatPart = { readonly field: FormatField } | { readonly text: string }

/** A format with the first of the hundred years that its `yy` can mean; null where it has no `yy`. */
export interface TimeFormat {
  readonly format: string
  readonly firstYear: number | null
}

/** What a field tells. */
export type FieldKind =
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'half'
  | 'fraction'
  | 'distance'

/** What each field tells. */
export const fieldKinds: Readonly<Record<FormatField, FieldKind>> = {
  yyyy: 'year',
  yy: 'year',
  MMMM: 'month',
  MMM: 'month',
  MM: 'month',
  M: 'month',
  dd: 'day',
  d: 'day',
  HH: 'hour',
  H: 'hour',
  hh: 'hour',
  h: 'hour',
  mm: 'minute',
  ss: 'second',
  a: 'half',
  '[.S]': 'fraction',
  XXX: 'distance',
}

/** The English names of the months, of which the first three letters are the short ones; any case is read. */
export const monthNames: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const token = /'((?:[^']|'')*)'|(\[\.S\])|(([A-Za-z])\4*)|([^A-Za-z'[\]{}#0-9]+)/uy

const isField = (word: string): word is FormatField => formatFields.some((field) => field === word)

const textOf = (quoted: string): string => (quoted === '' ? "'" : quoted.replaceAll("''", "'"))

const readPart = (format: string, at: number): readonly [FormatPart, number] => {
  token.lastIndex = at
  const [whole, quoted, fraction, letters, , marks] = token.exec(format) ?? []
  if (whole === undefined)
    return refuse(
      `what begins with ${JSON.stringify(format.slice(at))} is no part of a format; put words and digits in quotes: 'o''clock'`,
    )
  const end = at + whole.length
  if (quoted !== undefined) return [{ text: textOf(quoted) }, end]
  if (marks !== undefined) return [{ text: marks }, end]
  const field = fraction ?? letters ?? ''
  return isField(field)
    ? [{ field }, end]
    : refuse(
        `${JSON.stringify(field)} is no field of a format, expected ${formatFields.join(', ')}; put words in quotes: 'at'`,
      )
}

/** The parts of a format, texts beside each other as one. */
const readParts = (format: string): readonly FormatPart[] => {
  const parts: FormatPart[] = []
  for (let at = 0; at < format.length; ) {
    const [part, end] = readPart(format, at)
    const last = parts.at(-1)
    if ('text' in part && last !== undefined && 'text' in last)
      parts.splice(-1, 1, { text: last.text + part.text })
    else parts.push(part)
    at = end
  }
  return parts
}

const openFields: readonly FormatField[] = ['M', 'd', 'H', 'h']
const digitFields = /^(?:yyyy|yy|MM?|dd?|HH?|hh?|mm|ss)$/u

const checkEnds = (parts: readonly FormatPart[]): void => {
  parts.forEach((part, index) => {
    const next = parts[index + 1]
    const before = parts[index - 1]
    if (!('field' in part)) return
    if (part.field === '[.S]' && !(before !== undefined && 'field' in before && before.field === 'ss'))
      refuse('[.S] must stand directly behind ss')
    const isDigit =
      next !== undefined && ('field' in next ? digitFields.test(next.field) : /^[0-9]/u.test(next.text))
    if (isDigit && openFields.includes(part.field))
      refuse(
        `${part.field} has one digit or two, and digits follow; write ${part.field}${part.field}, or a mark between`,
      )
    if (part.field === '[.S]' && next !== undefined && 'text' in next && next.text.startsWith('.'))
      refuse('a point behind [.S] could be either; leave it out')
  })
}

const checkFields = (fields: readonly FormatField[]): void => {
  const kinds = fields.map((field) => fieldKinds[field])
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) < index)
  if (twice !== undefined) refuse(`expected one field for the ${twice}, got two`)
  for (const kind of ['year', 'month', 'day'] as const)
    if (!kinds.includes(kind)) refuse(`expected a field for the ${kind}, got none`)
  const of12 = fields.includes('h') || fields.includes('hh')
  if (of12 !== kinds.includes('half'))
    refuse(
      of12 ? 'h and hh count to 12, and need a for AM or PM; write H or HH' : 'a (AM or PM) needs h or hh',
    )
  if (kinds.includes('second') && !kinds.includes('minute')) refuse('ss needs mm')
  if (kinds.includes('minute') !== kinds.includes('hour'))
    refuse('an hour and its minute need each other: HH:mm')
  if (kinds.includes('distance') && !kinds.includes('hour')) refuse('XXX needs a clock: HH:mm')
}

const known = new Map<string, readonly FormatPart[]>()

/**
 * The parts of a format.
 * @throws Refusal for what is no format, lacks a part of the date, or could be read in two ways.
 */
export const partsOfFormat = (format: string): readonly FormatPart[] => {
  const before = known.get(format)
  if (before !== undefined) return before
  const parts = Object.freeze(readParts(format))
  checkFields(fieldsOf(parts))
  checkEnds(parts)
  known.set(format, parts)
  return parts
}

/** The fields among some parts, in their order. */
export const fieldsOf = (parts: readonly FormatPart[]): readonly FormatField[] =>
  parts.flatMap((part) => ('field' in part ? [part.field] : []))

const written = new Map<string, readonly FormatPart[]>()

/**
 * The parts of a format that is written, of which none has to be there.
 * @throws Refusal for what is no format, and for fields that lose something or that depend on the value (`yy`, `[.S]`).
 */
export const writtenParts = (format: string): readonly FormatPart[] => {
  const before = written.get(format)
  if (before !== undefined) return before
  const parts = Object.freeze(readParts(format))
  const fields = fieldsOf(parts)
  const kinds = fields.map((field) => fieldKinds[field])
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) < index)
  if (twice !== undefined) refuse(`expected one field for the ${twice}, got two`)
  if (fields.includes('yy')) refuse('yy writes no century; write yyyy')
  if (fields.includes('[.S]')) refuse('[.S] is only read; leave it out')
  if (fields.length === 0) refuse('expected one field or more, got none')
  written.set(format, parts)
  return parts
}

/** The fields that a date has. */
const dateKinds: readonly FieldKind[] = ['year', 'month', 'day']

/** Whether a part is a text, or a field of a date. */
export const isOfDate = (part: FormatPart): boolean =>
  'text' in part || dateKinds.includes(fieldKinds[part.field])

/** Whether a format tells a time of day. */
export const hasClock = (format: string): boolean =>
  fieldsOf(partsOfFormat(format)).some((field) => fieldKinds[field] === 'hour')

/** A format, checked, with the first year of its `yy`. */
export const timeFormatOf = (format: string, firstYear: number | null): TimeFormat => {
  const hasShort = fieldsOf(partsOfFormat(format)).includes('yy')
  if (hasShort && firstYear === null)
    return refuse(
      `${JSON.stringify(format)} has years of two digits; say which hundred years they mean: { yearsFrom: 1970 } is 1970 to 2069`,
    )
  const isYear = firstYear === null || (Number.isInteger(firstYear) && firstYear >= 0 && firstYear <= 9_900)
  if (!isYear) return refuse(`yearsFrom: expected a year from 0 to 9900, got ${firstYear}`)
  return Object.freeze({ format, firstYear: hasShort ? firstYear : null })
}

/** Whether a format tells the distance of its clock from UTC. */
export const hasDistance = (format: string): boolean => fieldsOf(partsOfFormat(format)).includes('XXX')
