import {
  type ClockPart,
  clockParts,
  type DatePart,
  type DateUnit,
  dateParts,
  dateUnits,
} from '../../types/time.js'
import type { Lines } from '../operation.js'

const formatWords = ({ format, zone }: { readonly format: string; readonly zone?: string }): string =>
  `{0}, \`${format}\`${zone === undefined ? '' : ` in ${zone}`}`

/** Dates and timestamps: read from text of one exact shape, taken apart, and counted with. */
export const time = {
  /** A date from text of exactly this format; null for all else, 30 February among it. */
  toDate: {
    takes: ['text'],
    constants: { format: 'dateFormat' },
    gives: 'date',
    nulls: 'partial',
    rare: 'a text is of one format, and rules of several formats read it',
    words: '{0} read as a date {format}',
    short: formatWords as (of: { readonly format: string }) => string,
  },
  /** A timestamp from text of exactly this format, on the clock of `zone`; null for all else. */
  toTimestamp: {
    takes: ['text'],
    constants: { format: 'timestampFormat', zone: 'zone' },
    gives: 'timestamp',
    nulls: 'partial',
    rare: 'a text is of one format, and rules of several formats read it',
    words: '{0} read as a timestamp {format} in {zone}',
    short: formatWords as (of: { readonly format: string; readonly zone: string }) => string,
  },
  /** The day that the clock of `zone` shows. */
  dateOf: {
    takes: ['timestamp'],
    constants: { zone: 'zone' },
    gives: 'date',
    nulls: 'strict',
    steps: 2,
    words: '{0} as a date in {zone}',
  },
  /** Spark's `year`, `quarter`, `month`, `weekofyear`, `dayofyear`, `dayofmonth`, `dayofweek`. */
  datePart: {
    takes: ['date'],
    constants: { part: { oneOf: dateParts as readonly DatePart[] } },
    gives: 'int',
    nulls: 'strict',
    words: 'the {part} of {0}',
    short: '{0}, its {part}',
  },
  /** The hour, minute or second that the clock of `zone` shows. */
  clockPart: {
    takes: ['timestamp'],
    constants: { part: { oneOf: clockParts as readonly ClockPart[] }, zone: 'zone' },
    gives: 'int',
    nulls: 'strict',
    words: 'the {part} of {0} in {zone}',
    short: '{0}, its {part} in {zone}',
  },
  /** Spark's `trunc`: the first day of the span that a date lies in, null before `firstWholeYear`. */
  dateTrunc: {
    takes: ['date'],
    constants: { unit: { oneOf: dateUnits as readonly DateUnit[] } },
    gives: 'date',
    nulls: 'partial',
    words: 'the first day of the {unit} of {0}',
    short: '{0}, the first day of its {unit}',
  },
  /** Midnight of a date on the clock of `zone`, null where a timestamp is not so far from 1970. */
  timestampOf: {
    takes: ['date'],
    constants: { zone: 'zone' },
    gives: 'timestamp',
    nulls: 'partial',
    steps: 2,
    words: '{0} as its midnight in {zone}',
  },
  /** The first instant of the hour, minute or second that the clock of `zone` shows, null where no timestamp is so early. */
  clockTrunc: {
    takes: ['timestamp'],
    constants: { unit: { oneOf: clockParts as readonly ClockPart[] }, zone: 'zone' },
    gives: 'timestamp',
    nulls: 'partial',
    steps: 3,
    words: '{0} from the start of its {unit} in {zone}',
  },
  /** So many days later: Spark's `date_add`, null where there is no such date. */
  addDays: {
    takes: ['date', 'int'],
    constants: {},
    gives: 'date',
    nulls: 'partial',
    words: '{0} + {1} days',
  },
  /** Spark's `datediff`: the number of days from the second to the first. */
  daysSince: {
    takes: ['date', 'date'],
    constants: {},
    gives: 'int',
    nulls: 'strict',
    words: 'the days from {1} to {0}',
  },
} as const

time satisfies Lines
