import type { Refused } from './refused.js'

/** What is refused of numbers and times. Facts were measured on Spark 3.5.7 and 4.2.0, Java 17 and 25, Node 20. */
export const refusedNumbers: readonly Refused[] = [
  {
    spark: 'pow, cbrt, atan2',
    why: "of 2,000,000 doubles, JavaScript's own functions differ from Java's StrictMath, by which Spark goes, in 30,733, 165,650 and 94,276",
    instead: 'multiply, sqrt; exp(ln(x) * y) where its rounding will do',
  },
  {
    spark: 'round(int, -1)',
    why: 'ANSI off, round(2147483647, -1) wraps to -2147483646; with ANSI on it is an error',
    instead: 'subtract(x.pmod(10)), or a decimal',
  },
  {
    spark: 'round(double, -1)',
    why: 'beyond 10^16 Java before 19 prints halves otherwise: 3.7993700225E18 as 3.7993700224999997E18, which is rounded down',
    instead: 'toDecimal(precision, 0)',
  },
  {
    spark: 'cast(double AS DECIMAL(38, 18))',
    why: 'beyond 10^16 the digits are those that the release of Java prints: 1E23 becomes 99999999999999990000000 on Java 17',
    instead: 'toDecimal with at most 15 digits before the point and behind it',
  },
  {
    spark: 'cast(double AS BIGINT) of 2^63',
    why: 'try_cast gives 9223372036854775807, a number that it is not; all larger ones are null',
    instead: 'toLong, which is null there, too',
  },
  {
    spark: 'cast(double AS TIMESTAMP)',
    why: 'fractions are cut off in binary: 1.005 seconds become 1.004999',
    instead: "multiply(1000).round().toLong().toTimestamp('millis')",
  },
  {
    spark: 'cast(decimal AS INT)',
    why: 'fractions are cut off in silence, also by try_cast',
    instead: 'toInt, which is null for them, or floor',
  },
  {
    spark: 'conv',
    why: 'text that is no number becomes 0, and what is too large an error with ANSI on (ARITHMETIC_OVERFLOW), else FFFFFFFFFFFFFFFF',
    instead: 'toInt and toLong for digits of base 10',
  },
  {
    spark: 'format_number, format_string',
    why: 'the one rounds 2.5 to 2 and the other 1.005 to 1.01: halves to even, and away from zero',
    instead: 'toDecimal(precision, scale).toText()',
  },
  {
    spark: 'to_date, to_timestamp with a pattern',
    why: 'Spark 3.5 fails (INCONSISTENT_BEHAVIOR_CROSS_VERSION) for each text that its old parser would have read, unless a setting says otherwise',
    instead: 'toDate and toTimestamp, whose formats need no setting',
  },
  {
    spark: 'date_format',
    why: "of a timestamp it goes by the session's zone; of a date it fails beyond the years that a timestamp has",
    instead: 'dateFormat',
  },
  {
    spark: 'months_between',
    why: 'it fails for far dates, and counts parts of a month as 31sts, rounded to 8 places',
    instead: 'monthsSince, yearsSince, or daysSince',
  },
  {
    spark: 'make_date, make_timestamp',
    why: "with ANSI on, a date that there is not is an error, by another name in each version; make_timestamp goes by the session's zone",
    instead: 'makeDate(year, month, day), and makeTimestamp({ year, month, day, hour, minute, second })',
  },
  {
    spark: 'add_months, last_day, next_day near the ends of the calendar',
    why: 'add_months fails, the others begin again at the other end',
    instead: 'addMonths, lastDay and nextDay, which are null there',
  },
  {
    spark: 'unix_timestamp, from_unixtime, to_utc_timestamp',
    why: "they go by the session's zone",
    instead: "unixTime('seconds'), and toTimestamp('seconds') of a long",
  },
  {
    spark: 'ifnull, nvl',
    why: 'they are coalesce by other names',
    instead: 'coalesce',
  },
]
