/** A function of Spark that a cleaner would look for, and that is not in the language: why, as it was measured, and what to write. */
export interface Refused {
  readonly spark: string
  readonly why: string
  readonly instead: string
}

/** What is refused. Facts were measured on Spark 3.5.7 and 4.2.0, Java 17. */
export const refused: readonly Refused[] = [
  {
    spark: 'to_number, to_char',
    why: 'a text that does not fit the format is an error, and not null, in both modes',
    instead: 'toDecimal, or toInt with suffixes',
  },
  {
    spark: 'cast(double AS STRING)',
    why: 'Java before 19 does not write the shortest digits: 2.0E-3 and 2E23 differ between versions of Java',
    instead: 'a decimal, by toDecimal',
  },
  {
    spark: 'first, last, any_value, collect_list',
    why: 'they hang on the order in which rows come, which no table has',
    instead: 'minBy or maxBy with an order, or collectSorted',
  },
  {
    spark: 'rand, uuid, shuffle, monotonically_increasing_id',
    why: 'they give another value in each run',
    instead: 'a key of the data',
  },
  {
    spark: 'current_date, current_timestamp, now',
    why: 'they hang on the clock, so that no test can hold them',
    instead: 'a date in the data, or a value given to the module',
  },
]
