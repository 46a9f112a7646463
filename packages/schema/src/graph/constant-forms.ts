import { at, refuse } from '../errors/refusal.js'
import { type Pattern, parsePattern } from '../pattern/pattern.js'
import { checkNoColumn } from '../types/column-text.js'
import { type Json, readType, writeType } from '../types/json.js'
import { checkJsonObject } from '../types/json-object.js'
import {
  isValue,
  type Literal,
  literalFromText,
  literalOf,
  literalText,
  showLiteral,
} from '../types/literal.js'
import { checkNames } from '../types/names.js'
import { showPlain } from '../types/plain.js'
import { dateFormats, isZone, timestampFormats, type Zone } from '../types/time.js'
import { isOfDate, type TimeFormat, timeFormatOf, writtenParts } from '../types/time-format.js'
import { isType, showType, type Type } from '../types/types.js'
import { checkBuckets, readBuckets, showBuckets, writeBuckets } from './buckets.js'
import { checkDress, readDress, showDress, writeDress } from './dress.js'
import type { ConstantKind, ConstantKinds, Suffixes } from './operation.js'

/** How a kind of constant is checked, written as JSON and read back, and shown to a person. */
export interface ConstantForm<T> {
  /** The value itself, where it is one of the kind; else refuses it. */
  readonly check: (value: unknown) => T
  readonly write: (value: T) => Json
  /** What `write` wrote; the value is still to be checked. */
  readonly read: (json: Json) => unknown
  readonly show: (value: T) => string
}

const same = <T>(value: T): T => value

const textForm = (show: (value: string) => string): ConstantForm<string> => ({
  check: (value) => {
    if (typeof value !== 'string') return refuse(`expected text, got ${showPlain(value)}`)
    return value.isWellFormed()
      ? checkNoColumn(value)
      : refuse(`expected well-formed text, got ${showPlain(value)}, which holds half a surrogate pair`)
  },
  write: same,
  read: same,
  show,
})

const quoted = (value: string): string => JSON.stringify(value)

const nameForm = textForm(same)

const namesForm: ConstantForm<readonly string[]> = {
  check: (value) => {
    if (!Array.isArray(value)) return refuse(`expected a list of names, got ${showPlain(value)}`)
    const names = Object.freeze(value.map(nameForm.check))
    checkNames(names)
    return names
  },
  write: same,
  read: same,
  show: (names) => names.join(', '),
}

/** The form of a constant that is one of some words. */
export const wordForm = <T extends string>(words: readonly T[]): ConstantForm<T> => ({
  check: (value) =>
    words.find((word) => word === value) ??
    refuse(`expected one of ${words.map(quoted).join(', ')}, got ${showPlain(value)}`),
  write: same,
  read: same,
  show: quoted,
})

/** Columns of which nothing is said can be null. */
const nullableForm: ConstantForm<boolean> = {
  check: (value) =>
    value === undefined || value === null
      ? true
      : typeof value === 'boolean'
        ? value
        : refuse(`expected true or false, got ${showPlain(value)}`),
  write: same,
  read: same,
  show: (value) => (value ? 'can be null' : 'never null'),
}

const intForm: ConstantForm<number> = {
  check: (value) =>
    typeof value === 'number' && (value | 0) === value && !Object.is(value, -0)
      ? value
      : refuse(`expected a whole number of 32 bits, got ${showPlain(value)}`),
  write: same,
  read: same,
  show: String,
}

const typeForm: ConstantForm<Type> = {
  check: (value) => (isType(value) ? value : refuse(`expected a type, got ${showPlain(value)}`)),
  write: writeType,
  read: readType,
  show: showType,
}

const literalForm: ConstantForm<Literal> = {
  check: (value) => {
    const { type, value: of } = (typeof value === 'object' ? (value ?? {}) : {}) as Partial<Literal>
    if (typeof of === 'string') checkNoColumn(of)
    return isType(type) && of !== undefined && (of === null || isValue(type, of))
      ? literalOf(type, of)
      : refuse(`expected a literal, got ${showPlain(value)}`)
  },
  write: (literal) => ({ type: writeType(literal.type), value: literalText(literal) }),
  read: (json) => {
    if (typeof json !== 'object' || json === null || !('type' in json) || !('value' in json))
      return refuse(`expected a literal, got ${JSON.stringify(json)}`)
    const { type, value } = json
    if (typeof value !== 'string' && value !== null)
      return refuse(`expected a literal's text, got ${JSON.stringify(value)}`)
    return literalFromText(readType(type as Json), value)
  },
  show: showLiteral,
}

const literalsForm: ConstantForm<readonly Literal[]> = {
  check: (value) =>
    Array.isArray(value)
      ? Object.freeze(value.map(literalForm.check))
      : refuse(`expected a list of literals, got ${showPlain(value)}`),
  write: (values) => values.map(literalForm.write),
  read: (json) => (Array.isArray(json) ? json.map((each: Json) => literalForm.read(each)) : json),
  show: (values) => values.map(showLiteral).join(' or '),
}

const regexpOf = (source: string): RegExp => {
  try {
    return new RegExp(source, 'u')
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const isPattern = (value: unknown): value is Pattern =>
  typeof value === 'object' &&
  value !== null &&
  'source' in value &&
  typeof value.source === 'string' &&
  at('pattern', () => parsePattern(regexpOf(value.source as string))) === value

const patternForm: ConstantForm<Pattern> = {
  check: (value) => (isPattern(value) ? value : refuse(`expected a pattern, got ${showPlain(value)}`)),
  write: ({ source }) => source,
  read: (json) => (typeof json === 'string' ? parsePattern(regexpOf(json)) : json),
  show: ({ source }) => `/${source}/u`,
}

const zoneForm: ConstantForm<Zone> = {
  check: (value) =>
    typeof value === 'string' && isZone(value)
      ? value
      : refuse(`expected UTC or a distance from it such as +05:30, got ${showPlain(value)}`),
  write: same,
  read: same,
  show: same,
}

const checkSuffix = ([suffix, multiplier]: readonly [string, unknown]): readonly [string, number] => {
  if (suffix === '' || /[\u0000- \u007f0-9+.\ufffd-]/u.test(suffix) || !suffix.isWellFormed())
    refuse(`expected text without digits, signs, points and blanks, got ${quoted(suffix)}`)
  return typeof multiplier === 'number' && /^10{1,18}$/u.test(String(multiplier))
    ? [suffix, multiplier]
    : refuse(`expected a power of ten from 10 to 1e18 for ${quoted(suffix)}, got ${String(multiplier)}`)
}

const suffixesForm: ConstantForm<Suffixes> = {
  check: (value) => {
    const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : []
    return pairs.length > 0
      ? Object.freeze(Object.fromEntries(pairs.map(checkSuffix)))
      : refuse(`expected suffixes such as { k: 1_000 }, got ${showPlain(value)}`)
  },
  write: Object.entries,
  read: (json) => (Array.isArray(json) ? Object.fromEntries(json as readonly [string, number][]) : json),
  show: (suffixes) =>
    Object.entries(suffixes)
      .map(([suffix, multiplier]) => `${quoted(suffix)} (${multiplier})`)
      .join(', '),
}

const timeFormatForm: ConstantForm<TimeFormat> = {
  check: (value) => {
    const { format, firstYear = null } = (
      typeof value === 'object' ? (value ?? {}) : {}
    ) as Partial<TimeFormat>
    return typeof format === 'string'
      ? timeFormatOf(checkNoColumn(format), firstYear)
      : refuse(`expected a format such as d MMM yyyy, got ${showPlain(format)}`)
  },
  write: ({ format, firstYear }) => [format, firstYear],
  read: (json) => (Array.isArray(json) ? { format: json[0], firstYear: json[1] } : json),
  show: ({ format, firstYear }) =>
    `${quoted(format)}${firstYear === null ? '' : ` (yy from ${firstYear} on)`}`,
}

const writtenFormatForm: ConstantForm<string> = {
  check: (value) => {
    if (typeof value !== 'string')
      return refuse(`expected a format such as d MMMM yyyy, got ${showPlain(value)}`)
    const other = writtenParts(checkNoColumn(value)).find((part) => !isOfDate(part))
    return other === undefined || !('field' in other)
      ? value
      : refuse(`${quoted(other.field)} is no field of a date; write toTimestamp().dateFormat(...)`)
  },
  write: same,
  read: same,
  show: quoted,
}

const writtenMomentForm: ConstantForm<string> = {
  ...writtenFormatForm,
  check: (value) => {
    if (typeof value !== 'string') return refuse(`expected a format such as HH:mm, got ${showPlain(value)}`)
    writtenParts(checkNoColumn(value))
    return value
  },
}

/** The form of every kind of constant. */
export const constantForms: { readonly [C in ConstantKind]: ConstantForm<ConstantKinds[C]> } = {
  name: nameForm,
  names: namesForm,
  text: textForm(quoted),
  int: intForm,
  type: typeForm,
  jsonType: { ...typeForm, check: (value) => checkJsonObject(typeForm.check(value)) },
  literal: literalForm,
  literals: literalsForm,
  pattern: patternForm,
  dateFormat: wordForm(dateFormats),
  timestampFormat: wordForm(timestampFormats),
  timeFormat: timeFormatForm,
  writtenFormat: writtenFormatForm,
  writtenMoment: writtenMomentForm,
  zone: zoneForm,
  suffixes: suffixesForm,
  dress: {
    check: (value) => checkDress(value, suffixesForm.check),
    write: writeDress,
    read: readDress,
    show: showDress,
  },
  buckets: { check: checkBuckets, write: writeBuckets, read: readBuckets, show: showBuckets },
  nullable: nullableForm,
}
