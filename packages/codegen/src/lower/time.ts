import {
  type DateFormat,
  type DatePart,
  firstWholeYear,
  literalOf,
  type MeaningOf,
  type OperationsOf,
  type TimestampFormat,
  types,
  type Zone,
  zoneMinutes,
} from '@lockstep/schema'
import { call, lit, operator, plainText, type Spark, tryCast } from '../spark/expression.js'
import { matching } from './cast.js'
import { day, instant, partOfClock, startOfUnit, wholeUnits } from './clock.js'
import { type Made, mayBe } from './made.js'
import { isNear } from './near.js'
import { apart } from './number.js'
import { zoneText } from './zone-text.js'

/** The Java pattern of a format's text, and what to replace in it by what, where it is not as in ISO 8601. */
type Form = readonly [pattern: string, parts?: string, iso?: string]

/** The text of every format of `schema/time.ts`. */
const forms: Readonly<Record<DateFormat | TimestampFormat, Form>> = {
  'yyyy-MM-dd': [String.raw`^[0-9]{4}-[0-9]{2}-[0-9]{2}\z`],
  yyyyMMdd: [String.raw`^[0-9]{8}\z`, '(....)(..)(..)', '$1-$2-$3'],
  'yyyy/MM/dd': [String.raw`^[0-9]{4}/[0-9]{2}/[0-9]{2}\z`, '/', '-'],
  'dd/MM/yyyy': [String.raw`^[0-9]{2}/[0-9]{2}/[0-9]{4}\z`, '(..)/(..)/(....)', '$3-$2-$1'],
  'MM/dd/yyyy': [String.raw`^[0-9]{2}/[0-9]{2}/[0-9]{4}\z`, '(..)/(..)/(....)', '$3-$1-$2'],
  'dd-MM-yyyy': [String.raw`^[0-9]{2}-[0-9]{2}-[0-9]{4}\z`, '(..)-(..)-(....)', '$3-$2-$1'],
  'dd.MM.yyyy': [String.raw`^[0-9]{2}[.][0-9]{2}[.][0-9]{4}\z`, '(..)[.](..)[.](....)', '$3-$2-$1'],
  'yyyy-MM-dd HH:mm:ss': [String.raw`^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\z`],
  "yyyy-MM-dd'T'HH:mm:ss": [String.raw`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\z`],
  'yyyy-MM-dd HH:mm:ss[.S]': [
    String.raw`^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?\z`,
  ],
  "yyyy-MM-dd'T'HH:mm:ss[.S]": [
    String.raw`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?\z`,
  ],
  'dd/MM/yyyy HH:mm:ss': [
    String.raw`^[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}\z`,
    '(..)/(..)/(....)',
    '$3-$2-$1',
  ],
  'MM/dd/yyyy HH:mm:ss': [
    String.raw`^[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}\z`,
    '(..)/(..)/(....)',
    '$3-$1-$2',
  ],
}

/** The Java pattern of a format's text. */
export const timePattern = (format: DateFormat | TimestampFormat): string => forms[format][0]

/** The text in ISO order where it is of the format, else ''. */
const iso = (of: Spark, format: DateFormat | TimestampFormat): Spark => {
  const [pattern, parts, order] = forms[format]
  const matched = matching(of, pattern)
  return parts === undefined || order === undefined
    ? matched
    : call('regexp_replace', matched, plainText(parts), plainText(order))
}

const secondsAhead = (zone: Zone): number => zoneMinutes(zone) * 60

const partOfDate: Readonly<Record<DatePart, string>> = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  weekOfYear: 'weekofyear',
  dayOfYear: 'dayofyear',
  dayOfMonth: 'dayofmonth',
  dayOfWeek: 'dayofweek',
}

/**
 * The operations of `schema/graph/operations/time.ts` on Spark, over columns of which some are made in a step before: with
 * the zone in the text, no session setting has a say.
 */
export const timeOver = (made: Made): MeaningOf<Spark, OperationsOf<'time'>> => {
  const mayBeSum = mayBe('tryAdd', made)
  return {
    toDate: (node, of) => tryCast(iso(of, node.constants.format), types.date),
    toTimestamp: (node, of) =>
      tryCast(
        call(
          'concat',
          iso(of, node.constants.format),
          lit(literalOf(types.text, zoneText(node.constants.zone))),
        ),
        types.timestamp,
      ),
    dateOf: ({ constants: { zone } }, of) => {
      const days = wholeUnits(of, day, secondsAhead(zone))
      return call('date_from_unix_date', tryCast(days, types.int))
    },
    datePart: ({ constants: { part } }, of) => call(partOfDate[part], of),
    clockPart: ({ constants: { part, zone } }, of) => partOfClock(of, part, secondsAhead(zone)),
    dateTrunc: ({ children: [date], constants: { unit } }, of) => {
      const first = call('trunc', of, plainText(unit))
      if (isNear(date)) return first
      const isWhole = operator('>=', of, lit(literalOf(types.date, firstWholeYear)))
      return { kind: 'case', branches: [{ test: isWhole, value: first }], otherwise: null }
    },
    timestampOf: ({ constants: { zone } }, of) => instant(call('unix_date', of), day, secondsAhead(zone)),
    clockTrunc: ({ constants: { unit, zone } }, of) => startOfUnit(of, unit, secondsAhead(zone)),
    addDays: ({ children: [, node] }, of, days) =>
      call(
        'date_from_unix_date',
        call('try_add', call('unix_date', of), mayBeSum(node) ? apart(days, node) : days),
      ),
    daysSince: (_, of, other) => call('datediff', of, other),
  }
}
