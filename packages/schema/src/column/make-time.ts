import { attempt } from './attempt.js'
import { applied, contextOf, lift } from './build.js'
import type { Nullable } from './column.js'
import type { Int } from './number.js'
import type { CalendarDate, Timestamp } from './time.js'

/**
 * The date of a year from 0 to 9999, a month and a day; null where one of them is null, and where there is no such date. Spark's
 * `make_date` fails there in ANSI mode, so that it is its `try_cast` of the text.
 * @example
 * makeDate(row.year, row.month, 1) // 2021 and 2 become '2021-02-01', 2021 and 13 null
 */
export const makeDate = (year: Int | number, month: Int | number, day: Int | number): CalendarDate => {
  const parts = [year, month, day]
  const context = contextOf(parts, 'makeDate')
  return attempt(context, 'makeDate', () =>
    applied<'makeDate', Nullable>(
      'makeDate',
      parts.map((part) => lift(part, context).node),
      {},
      context,
    ),
  )
}

/** What a moment is made of: a year from 0 to 9999, a month, a day, and of the clock an hour from 0 to 23, a minute and a second from 0 to 59. */
export interface TimestampParts {
  readonly year: Int | number
  readonly month: Int | number
  readonly day: Int | number
  readonly hour: Int | number
  readonly minute: Int | number
  readonly second: Int | number
}

/**
 * The moment at which the clock of the table's zone shows these parts; null where one of them is null, and where there is no such moment: a
 * 60th second is none. Spark's `make_timestamp` goes by the session's zone and fails in ANSI mode, so that it is its `try_cast` of the
 * text with the zone behind it.
 * @example
 * const { year, month, day, hour } = row
 * makeTimestamp({ year, month, day, hour, minute: 0, second: 0 }) // 2021, 2, 28 and 13 become '2021-02-28T13:00:00Z' in a table in UTC
 */
export const makeTimestamp = ({ year, month, day, hour, minute, second }: TimestampParts): Timestamp => {
  const parts = [year, month, day, hour, minute, second]
  const context = contextOf(parts, 'makeTimestamp')
  return attempt(context, 'makeTimestamp', () =>
    applied<'makeTimestamp', Nullable>(
      'makeTimestamp',
      parts.map((part) => lift(part, context).node),
      { zone: context.zone },
      context,
    ),
  )
}
