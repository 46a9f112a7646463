import type { UnixUnit, Weekday } from '../types/calendar.js'
import type { ClockPart, DatePart, DateUnit } from '../types/time.js'
import { types } from '../types/types.js'
import { lift } from './build.js'
import type { NullsOf, Operand } from './classes.js'
import type { Nullable } from './column.js'
import type { Int, Long } from './number.js'
import { DateRules, MomentRules } from './rules/time.js'
import type { Text } from './text.js'

/** A day of the proleptic Gregorian calendar; `YYYY-MM-DD` in rows. */
export class CalendarDate<N extends Nullable = Nullable> extends DateRules<N> {
  /** `YYYY-MM-DD`, with a sign and more digits beyond the years 0000 to 9999. Spark's `try_cast(... as string)`. */
  toText(): Text<N> {
    return this.cast(types.text)
  }

  /**
   * The year: 0 is the one before 1, -1 the one before that. Spark's `year`.
   * @example
   * pin.posted.toDate().year() // '2021-01-03' becomes 2021
   */
  year(): Int<N> {
    return this.part('year')
  }

  /** The quarter of the year, 1 to 4. Spark's `quarter`. */
  quarter(): Int<N> {
    return this.part('quarter')
  }

  /** The month of the year, 1 to 12. Spark's `month`. */
  month(): Int<N> {
    return this.part('month')
  }

  /**
   * The week by ISO 8601, 1 to 53: weeks begin on Monday, and week 1 is the one with the first Thursday of the year, so that
   * the first days of January can be of the last week of the year before. Spark's `weekofyear`.
   * @example
   * pin.posted.toDate().weekOfYear() // '2021-01-03' becomes 53, '2021-01-04' becomes 1
   */
  weekOfYear(): Int<N> {
    return this.part('weekOfYear')
  }

  /** The day of the year, 1 to 366. Spark's `dayofyear`. */
  dayOfYear(): Int<N> {
    return this.part('dayOfYear')
  }

  /** The day of the month, 1 to 31. Spark's `dayofmonth`. */
  dayOfMonth(): Int<N> {
    return this.part('dayOfMonth')
  }

  /**
   * The day of the week, from Sunday, 1, to Saturday, 7. Spark's `dayofweek`.
   * @example
   * pin.posted.toDate().dayOfWeek() // '2021-01-03' becomes 1
   */
  dayOfWeek(): Int<N> {
    return this.part('dayOfWeek')
  }

  /**
   * The first day of the year, quarter, month or week that it lies in; weeks begin on Monday. Null before the year -5877640,
   * where Spark fails or gives days of the far end. Spark's `trunc`.
   * @example
   * pin.posted.toDate().dateTrunc('week') // '2021-01-03' becomes '2020-12-28'
   */
  dateTrunc(unit: DateUnit): CalendarDate {
    return this.apply('dateTrunc', { unit })
  }

  /**
   * So many days later, or earlier where the number is negative; null where there is no such date, beyond the days that an
   * int counts (the years -5877641 to 5881580). There, Spark's `date_add` would begin again at the other end.
   * @example
   * pin.posted.toDate().addDays(30) // '2021-01-31' becomes '2021-03-02'
   */
  addDays(days: Int | number): CalendarDate {
    return this.apply('addDays', {}, lift(days, this.context))
  }

  /**
   * Its text in a format: `yyyy` (four digits, with a sign and more outside of 0000 to 9999), `MMMM` and `MMM` (English
   * names, such as January and Jan), `MM` and `dd` (two digits), `M` and `d` (as many as they have), marks, and words in quotes; none has
   * to be there. Spark's `date_format` fails for far dates, so that it is made of the text that Spark casts a date to.
   * @example
   * row.text.toDate().dateFormat('d MMMM yyyy') // '2021-01-03' becomes '3 January 2021'
   * @throws Refusal for a format with a clock, with `yy`, or with two fields of one kind.
   */
  dateFormat(format: string): Text<N> {
    return this.apply('writeDate', { format })
  }

  /**
   * So many months later, or earlier where the number is negative, on the same day of the month, or on its last one where it has
   * no such day. Null where not all days of that month are dates, before July -5877641 and after June 5881580, where Spark
   * fails. Spark's `add_months`.
   * @example
   * row.text.toDate().addMonths(1) // '2021-01-31' becomes '2021-02-28', '2021-02-28' becomes '2021-03-28'
   */
  addMonths(months: Int | number): CalendarDate {
    return this.apply('addMonths', {}, lift(months, this.context))
  }

  /**
   * The last day of its month; null after June 5881580, where Spark begins again at the other end. Spark's `last_day`.
   * @example
   * row.text.toDate().lastDay() // '2020-02-01' becomes '2020-02-29'
   */
  lastDay(): CalendarDate {
    return this.apply('lastDay', {})
  }

  /**
   * The first day behind it that is such a day of the week; of a Monday the next Monday is a week later. Null for the first and
   * last week of all dates, where Spark gives days of the far end. Spark's `next_day`.
   * @example
   * row.text.toDate().nextDay('friday') // '2021-01-03' becomes '2021-01-08'
   */
  nextDay(day: Weekday): CalendarDate {
    return this.apply('nextDay', { day })
  }

  /**
   * The whole months from another date to this one, without what is left over; negative where this one is earlier. From 31
   * January to 28 February there is none, as that month's 31st day is not reached. Spark's `timestampdiff(MONTH, ...)`.
   * @example
   * row.text.toDate().monthsSince('2021-01-31') // '2021-03-30' becomes 1, '2021-03-31' becomes 2
   */
  monthsSince<const O extends Operand<'date'>>(other: O): Int<N | NullsOf<O>> {
    return this.apply('monthsSince', {}, other)
  }

  /**
   * The number of days from another date to this one, negative where this one is earlier. Of dates that are 2^31 days
   * apart or more, 5.8 million years, it is what is left in 32 bits. Spark's `datediff`.
   * @example
   * pin.updated.daysSince(pin.posted) // '2021-03-01' since '2021-02-27' becomes 2
   */
  daysSince<const O extends Operand<'date'>>(other: O): Int<N | NullsOf<O>> {
    return this.apply('daysSince', {}, other)
  }

  /**
   * Its midnight on the clock of the table's zone; null where that is no timestamp, before the year -290308 and after 294247.
   * @example
   * pin.day.toTimestamp() // '2021-01-03' becomes '2021-01-03T00:00:00Z' in UTC, '2021-01-02T18:30:00Z' in +05:30
   */
  toTimestamp(): Timestamp {
    return this.apply('timestampOf', { zone: this.context.zone })
  }

  private part(part: DatePart): Int<N> {
    return this.apply('datePart', { part })
  }
}

/**
 * An instant, in microseconds; in rows ISO text in UTC with the microseconds it has. What is asked of its date or its clock
 * is by the table's zone, whatever the session's in Spark.
 */
export class Timestamp<N extends Nullable = Nullable> extends MomentRules<N> {
  /**
   * The day that the clock of the table's zone shows.
   * @example
   * pin.at.toDate() // '2021-01-03T23:59:59.5Z' becomes '2021-01-03' in UTC, and '2021-01-04' in +05:30
   */
  toDate(): CalendarDate<N> {
    return this.apply('dateOf', { zone: this.context.zone })
  }

  /**
   * The whole seconds, milliseconds or microseconds since 1970-01-01T00:00:00Z, rounded down, before 1970 too. Spark's
   * `unix_seconds`, `unix_millis` and `unix_micros`.
   * @example
   * row.text.toTimestamp('yyyy-MM-dd HH:mm:ss[.S]').unixTime('seconds') // '1969-12-31 23:59:59.5' becomes -1
   */
  unixTime(unit: UnixUnit): Long<N> {
    return this.apply('unixTime', { unit })
  }

  /** The year of its date in the table's zone, as `toDate().year()` has it. */
  year(): Int<N> {
    return this.toDate().year()
  }

  /** The quarter of its date in the table's zone, 1 to 4. */
  quarter(): Int<N> {
    return this.toDate().quarter()
  }

  /** The month of its date in the table's zone, 1 to 12. */
  month(): Int<N> {
    return this.toDate().month()
  }

  /** The ISO week of its date in the table's zone, 1 to 53, as `toDate().weekOfYear()` has it. */
  weekOfYear(): Int<N> {
    return this.toDate().weekOfYear()
  }

  /** The day of the year of its date in the table's zone, 1 to 366. */
  dayOfYear(): Int<N> {
    return this.toDate().dayOfYear()
  }

  /** The day of the month of its date in the table's zone, 1 to 31. */
  dayOfMonth(): Int<N> {
    return this.toDate().dayOfMonth()
  }

  /** The day of the week of its date in the table's zone, from Sunday, 1, to Saturday, 7. */
  dayOfWeek(): Int<N> {
    return this.toDate().dayOfWeek()
  }

  /**
   * The hour that the clock of the table's zone shows, 0 to 23.
   * @example
   * pin.at.hour() // '2021-01-03T23:59:59.5Z' becomes 23 in UTC, and 5 in +05:30
   */
  hour(): Int<N> {
    return this.clock('hour')
  }

  /** The minute that the clock of the table's zone shows, 0 to 59. */
  minute(): Int<N> {
    return this.clock('minute')
  }

  /** The second that the clock of the table's zone shows, 0 to 59, without its fraction. */
  second(): Int<N> {
    return this.clock('second')
  }

  /**
   * The first instant of the year, quarter, month, week (from Monday), day, hour, minute or second that the clock of the
   * table's zone shows; null where no timestamp is so early. Spark's `date_trunc`, in the table's zone.
   * @example
   * pin.at.dateTrunc('hour') // '2021-01-03T23:59:59.5Z' becomes '2021-01-03T23:00:00Z'
   */
  dateTrunc(unit: DateUnit | 'day' | ClockPart): Timestamp {
    switch (unit) {
      case 'hour':
      case 'minute':
      case 'second':
        return this.apply('clockTrunc', { unit, zone: this.context.zone })
      case 'day':
        return this.toDate().toTimestamp()
      default:
        return this.toDate().dateTrunc(unit).toTimestamp()
    }
  }

  private clock(part: ClockPart): Int<N> {
    return this.apply('clockPart', { part, zone: this.context.zone })
  }
}
