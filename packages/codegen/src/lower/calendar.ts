import {
  lastWholeMonthEnd,
  literalOf,
  type MeaningOf,
  microsIn,
  type Node,
  type OperationsOf,
  types,
  type UnixUnit,
  type Weekday,
  wholeMonths,
} from '@lockstep/schema'
import { call, lit, operator, plainText, type Spark, tryCast } from '../spark/expression.js'
import { matching } from './cast.js'
import { type Made, mayBe } from './made.js'
import { isNear } from './near.js'
import { apart } from './number.js'
import { zoneText } from './zone-text.js'

const long = (value: number): Spark => lit(literalOf(types.long, BigInt(value)))

const where = (test: Spark, value: Spark): Spark => ({
  kind: 'case',
  branches: [{ test, value }],
  otherwise: null,
})

/** Where a date is one up to some day, from 1970-01-01: behind it, Spark's functions begin again at the other end. */
const upTo = (date: Node, of: Spark, day: number, value: Spark): Spark =>
  isNear(date) ? value : where(operator('<=', of, lit(literalOf(types.date, day))), value)

/** So many months that a date of a year with four digits reaches, and no end of the calendar with it. */
const fewMonths = 1_000_000

const isFew = ({ operation, constants }: Node): boolean =>
  operation === 'literal' && Math.abs(Number(constants.value.value ?? 0)) <= fewMonths

/** The months from January of the year 0, 1 more than `wholeMonths` counts. */
const monthsOf = (of: Spark): Spark =>
  call(
    'try_add',
    call('try_multiply', tryCast(call('year', of), types.long), long(12)),
    tryCast(call('month', of), types.long),
  )

/** Months and days of a date as one number, in which a month is 32: differences of it count whole months. */
const packed = (of: Spark): Spark =>
  call('try_add', call('try_multiply', monthsOf(of), long(32)), tryCast(call('dayofmonth', of), types.long))

const addMonths = ([date, more]: readonly [Node, Node], of: Spark, months: Spark): Spark => {
  const sum = call('add_months', of, months)
  if (isNear(date) && isFew(more)) return sum
  const [first, last] = wholeMonths
  const all = call('try_add', monthsOf(of), tryCast(months, types.long))
  return where(
    operator('AND', operator('>=', all, long(first + 1)), operator('<=', all, long(last + 1))),
    sum,
  )
}

const toUnix: Readonly<Record<UnixUnit, string>> = {
  seconds: 'unix_seconds',
  millis: 'unix_millis',
  micros: 'unix_micros',
}

/** The greatest day, from 1970-01-01, behind which there is a whole week. */
const lastWeek = 2 ** 31 - 8

const dateOf = (day: number): Spark => lit(literalOf(types.date, day))

/** Whether a date has a week behind it, and lies so far from the first one that Spark does not overflow. */
const weekAround = (of: Spark): Spark =>
  operator('AND', operator('>=', of, dateOf(-lastWeek)), operator('<=', of, dateOf(lastWeek)))

const next = (of: Spark, day: Weekday): Spark => call('next_day', of, plainText(day.slice(0, 3)))

/** The operations of `schema/graph/operations/calendar.ts` on Spark, over columns of which some are made in a step before. */
export const calendarOver = (made: Made): MeaningOf<Spark, OperationsOf<'calendar'>> => {
  const mayBeProduct = mayBe('tryMultiply', made)
  return {
    addMonths: ({ children }, of, months) => addMonths(children, of, months),
    lastDay: ({ children: [date] }, of) => upTo(date, of, lastWholeMonthEnd, call('last_day', of)),
    nextDay: ({ children: [date], constants: { day } }, of) =>
      isNear(date) ? next(of, day) : where(weekAround(of), next(of, day)),
    monthsSince: (_, of, other) =>
      tryCast(operator('DIV', call('try_subtract', packed(of), packed(other)), long(32)), types.int),
    makeDate: (_, year, month, day) =>
      tryCast(
        matching(
          call('format_string', plainText('%04d-%d-%d'), year, month, day),
          String.raw`^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\z`,
        ),
        types.date,
      ),
    makeTimestamp: ({ constants: { zone } }, ...parts) =>
      tryCast(
        call(
          'concat',
          matching(
            call('format_string', plainText('%04d-%d-%d %d:%d:%d'), ...parts),
            String.raw`^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}\z`,
          ),
          lit(literalOf(types.text, zoneText(zone))),
        ),
        types.timestamp,
      ),
    unixTime: ({ constants: { unit } }, of) => call(toUnix[unit], of),
    fromUnixTime: ({ children: [node], constants: { unit } }, of) => {
      const micros = microsIn[unit]
      const factor = mayBeProduct(node) ? apart(of, node) : of
      return call('timestamp_micros', micros === 1 ? of : call('try_multiply', factor, long(micros)))
    },
  }
}
