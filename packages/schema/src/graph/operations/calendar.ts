import { type UnixUnit, unixUnits, type Weekday, weekdays } from '../../types/calendar.js'
import type { Lines } from '../operation.js'

/** Months and days of weeks, and instants as numbers. */
export const calendar = {
  /** Spark's `add_months`: so many months later, on the same day or the month's last one; null where not the whole month is there. */
  addMonths: {
    takes: ['date', 'int'],
    constants: {},
    gives: 'date',
    nulls: 'partial',
    steps: 3,
    words: '{0} + {1} months',
  },
  /** Spark's `last_day`: the last day of the month, null where that is no date. */
  lastDay: {
    takes: ['date'],
    constants: {},
    gives: 'date',
    nulls: 'partial',
    words: 'the last day of the month of {0}',
  },
  /** Spark's `next_day`: the first such day of a week behind a date, null where that is no date. */
  nextDay: {
    takes: ['date'],
    constants: { day: { oneOf: weekdays as readonly Weekday[] } },
    gives: 'date',
    nulls: 'partial',
    words: 'the next {day} behind {0}',
  },
  /** The whole months from the second date to the first, as Spark's `timestampdiff(MONTH, ...)` has them. */
  monthsSince: {
    takes: ['date', 'date'],
    constants: {},
    gives: 'int',
    nulls: 'strict',
    rare: 'many of the dates that are drawn are null',
    steps: 4,
    words: 'the whole months from {1} to {0}',
  },
  /** A date of its year, 0 to 9999, month and day; null where there is none. */
  makeDate: {
    takes: ['int', 'int', 'int'],
    constants: {},
    gives: 'date',
    nulls: 'partial',
    rare: 'most numbers are no month and no day',
    words: 'the date of year {0}, month {1} and day {2}',
  },
  /** An instant of a year, 0 to 9999, month, day, hour, minute and second on the clock of `zone`; null where there is none. */
  makeTimestamp: {
    takes: ['int', 'int', 'int', 'int', 'int', 'int'],
    constants: { zone: 'zone' },
    gives: 'timestamp',
    nulls: 'partial',
    rare: 'most numbers are no month and no day',
    words: 'the moment of year {0}, month {1}, day {2}, hour {3}, minute {4} and second {5} in {zone}',
  },
  /** Spark's `unix_seconds`, `unix_millis` and `unix_micros`, rounded down. */
  unixTime: {
    takes: ['timestamp'],
    constants: { unit: { oneOf: unixUnits as readonly UnixUnit[] } },
    gives: 'long',
    nulls: 'strict',
    words: '{0} in {unit} since 1970',
  },
  /** The instant of so many seconds, milliseconds or microseconds since 1970, null where a timestamp does not reach so far. */
  fromUnixTime: {
    takes: ['long'],
    constants: { unit: { oneOf: unixUnits as readonly UnixUnit[] } },
    gives: 'timestamp',
    nulls: 'partial',
    words: '{0} {unit} since 1970 as a timestamp',
  },
} as const

calendar satisfies Lines
