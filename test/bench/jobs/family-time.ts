import { table } from '@lockstep/schema'
import { kinds } from '../data/kinds.js'
import { family } from './families.js'
import type { Job } from './job.js'

/** Days and moments: their parts, their text, and steps from one to another. */
export const timeFamilies: readonly Job[] = [
  family(
    'date-parts',
    'parts of a date',
    'kinds',
    table('date_parts', {
      raw: kinds.pick({ day: true }),
      clean: ({ day }) => ({
        year: day.year(),
        month: day.month(),
        of_month: day.dayOfMonth(),
        of_week: day.dayOfWeek(),
        of_year: day.dayOfYear(),
        week: day.weekOfYear(),
      }),
    }),
    {
      duckdb: {
        year: 'year(day)',
        month: 'month(day)',
        of_month: 'day(day)',
        of_week: 'dayofweek(day) + 1',
        of_year: 'dayofyear(day)',
        week: 'weekofyear(day)',
      },
      polars: {
        year: `pl.col('day').dt.year()`,
        month: `pl.col('day').dt.month()`,
        of_month: `pl.col('day').dt.day()`,
        of_week: `pl.col('day').dt.weekday() % 7 + 1`,
        of_year: `pl.col('day').dt.ordinal_day()`,
        week: `pl.col('day').dt.week()`,
      },
    },
  ),
  family(
    'calendar',
    'months cut off and added, last days, days between',
    'kinds',
    table('calendar', {
      raw: kinds.pick({ day: true, other_day: true }),
      clean: ({ day, other_day }) => ({
        first: day.dateTrunc('month'),
        later: day.addMonths(3),
        last: day.lastDay(),
        days: day.daysSince(other_day),
        soon: day.addDays(30),
      }),
    }),
    {
      duckdb: {
        first: `CAST(date_trunc('month', day) AS DATE)`,
        later: 'CAST(day + INTERVAL 3 MONTH AS DATE)',
        last: 'last_day(day)',
        days: 'day - other_day',
        soon: 'day + 30',
      },
      polars: {
        first: `pl.col('day').dt.truncate('1mo')`,
        later: `pl.col('day').dt.offset_by('3mo_saturating')`,
        last: `pl.col('day').dt.month_end()`,
        days: `(pl.col('day') - pl.col('other_day')).dt.total_days()`,
        soon: `pl.col('day') + pl.duration(days=30)`,
      },
    },
  ),
  family(
    'clock',
    'parts of a moment, its date, and the start of its hour',
    'kinds',
    table('clock', {
      raw: kinds.pick({ at: true }),
      clean: ({ at }) => ({
        hour: at.hour(),
        minute: at.minute(),
        second: at.second(),
        day: at.toDate(),
        from: at.dateTrunc('hour'),
        seconds: at.unixTime('seconds'),
      }),
    }),
    {
      duckdb: {
        hour: 'hour("at")',
        minute: 'minute("at")',
        second: 'second("at")',
        day: 'CAST("at" AS DATE)',
        from: `date_trunc('hour', "at")`,
        seconds: 'epoch_us("at") // 1000000',
      },
      polars: {
        hour: `pl.col('at').dt.hour()`,
        minute: `pl.col('at').dt.minute()`,
        second: `pl.col('at').dt.second()`,
        day: `pl.col('at').dt.date()`,
        from: `pl.col('at').dt.truncate('1h')`,
        seconds: `pl.col('at').dt.epoch('s')`,
      },
    },
  ),
  family(
    'date-format',
    'dates as text',
    'kinds',
    table('date_format', {
      raw: kinds.pick({ day: true }),
      clean: ({ day }) => ({ iso: day.toText(), words: day.dateFormat('d MMMM yyyy') }),
    }),
    {
      duckdb: { iso: 'CAST(day AS VARCHAR)', words: `strftime(day, '%-d %B %Y')` },
      polars: {
        iso: `pl.col('day').dt.to_string('%Y-%m-%d')`,
        words: `pl.col('day').dt.to_string('%-d %B %Y')`,
      },
    },
  ),
  family(
    'timestamp-format',
    'moments as text',
    'kinds',
    table('timestamp_format', {
      raw: kinds.pick({ at: true }),
      clean: ({ at }) => ({ out: at.dateFormat('yyyy-MM-dd HH:mm:ss') }),
    }),
    {
      duckdb: { out: `strftime("at", '%Y-%m-%d %H:%M:%S')` },
      polars: { out: `pl.col('at').dt.to_string('%Y-%m-%d %H:%M:%S')` },
    },
  ),
]
