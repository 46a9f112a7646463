import type { UnixUnit } from '../types/calendar.js'
import { types } from '../types/types.js'
import { type Aggregate, aggregateOf } from './aggregate.js'
import { arithmetic } from './arithmetic.js'
import type { Nullable } from './column.js'
import { WholeColumn } from './divided.js'
import { FloatingColumn } from './floating.js'
import { DecimalRules } from './rules/decimal.js'
import type { Text } from './text.js'
import type { Timestamp } from './time.js'

/** An integer of 32 bits. */
export class Int<N extends Nullable = Nullable> extends WholeColumn<'int', N> {
  /** The variance of a sample, from exact sums; null of one value, and of none. Spark's `variance`. */
  variance(): Aggregate<Double> {
    return aggregateOf('variance', [this])
  }

  /** The root of `variance`. Spark's `stddev`. */
  stddev(): Aggregate<Double> {
    return aggregateOf('stddev', [this])
  }

  /**
   * The product of 1 to it, as a long; null below 0 and above 20. Spark's `factorial`.
   * @example
   * row.text.toInt().factorial() // '5' becomes 120, '21' becomes null
   */
  factorial(): Long {
    return this.apply('factorial', {})
  }

  /** Spark's `try_add`: null where it does not fit. Beside a long, double or decimal, it becomes one first. */
  add(other: Int | number): Int
  add(other: Long): Long
  add(other: Double): Double
  add(other: Decimal): Decimal
  add(other: Int | Long | Double | Decimal | number): Int | Long | Double | Decimal {
    return arithmetic('tryAdd', this, other)
  }

  /** Spark's `try_subtract`: null where it does not fit. */
  subtract(other: Int | number): Int
  subtract(other: Long): Long
  subtract(other: Double): Double
  subtract(other: Decimal): Decimal
  subtract(other: Int | Long | Double | Decimal | number): Int | Long | Double | Decimal {
    return arithmetic('trySubtract', this, other)
  }

  /** Spark's `try_multiply`: null where it does not fit. */
  multiply(other: Int | number): Int
  multiply(other: Long): Long
  multiply(other: Double): Double
  multiply(other: Decimal): Decimal
  multiply(other: Int | Long | Double | Decimal | number): Int | Long | Double | Decimal {
    return arithmetic('tryMultiply', this, other)
  }

  /** The same number as a long. */
  toLong(): Long<N> {
    return this.cast(types.long)
  }

  /** The same number as a double. */
  toDouble(): Double<N> {
    return this.cast(types.double)
  }

  /** The same number as a decimal; null where it has too many digits. */
  toDecimal(precision: number, scale: number): Decimal {
    return this.cast(types.decimal(precision, scale))
  }

  /** Its digits as text. */
  toText(): Text<N> {
    return this.cast(types.text)
  }
}

/** An integer of 64 bits; a bigint in rows. */
export class Long<N extends Nullable = Nullable> extends WholeColumn<'long', N> {
  /** Spark's `try_add`: null where it does not fit. Beside a double or decimal, it becomes one first. */
  add(other: Int | Long | bigint): Long
  add(other: Double): Double
  add(other: Decimal): Decimal
  add(other: Int | Long | Double | Decimal | bigint): Long | Double | Decimal {
    return arithmetic('tryAdd', this, other)
  }

  /** Spark's `try_subtract`: null where it does not fit. */
  subtract(other: Int | Long | bigint): Long
  subtract(other: Double): Double
  subtract(other: Decimal): Decimal
  subtract(other: Int | Long | Double | Decimal | bigint): Long | Double | Decimal {
    return arithmetic('trySubtract', this, other)
  }

  /** Spark's `try_multiply`: null where it does not fit. */
  multiply(other: Int | Long | bigint): Long
  multiply(other: Double): Double
  multiply(other: Decimal): Decimal
  multiply(other: Int | Long | Double | Decimal | bigint): Long | Double | Decimal {
    return arithmetic('tryMultiply', this, other)
  }

  /** The same number as an int; null where it does not fit. */
  toInt(): Int {
    return this.cast(types.int)
  }

  /**
   * The instant of so many seconds, milliseconds or microseconds since 1970-01-01T00:00:00Z; null where a timestamp does not
   * reach so far.
   * @example
   * row.text.toLong().toTimestamp('millis') // '1609718399500' becomes '2021-01-03T23:59:59.5Z'
   */
  toTimestamp(unit: UnixUnit): Timestamp {
    return this.apply('fromUnixTime', { unit })
  }

  /** The nearest double, ties to even. */
  toDouble(): Double<N> {
    return this.cast(types.double)
  }

  /** The same number as a decimal; null where it has too many digits. */
  toDecimal(precision: number, scale: number): Decimal {
    return this.cast(types.decimal(precision, scale))
  }

  /** Its digits as text. */
  toText(): Text<N> {
    return this.cast(types.text)
  }
}

/** An IEEE number of 64 bits. */
export class Double<N extends Nullable = Nullable> extends FloatingColumn<N> {
  /**
   * The sum of a group, added from the least value to the greatest, so that it has one answer whatever the order of rows. It sorts, and
   * holds a group in memory: `toDecimal(p, s).sum()` does not. Null where there is no value.
   */
  sum(): Aggregate<Double<N>> {
    return aggregateOf('sum', [this])
  }

  /** The variance of a sample, of sorted values; null of one value, and of none. Spark's `variance`. */
  variance(): Aggregate<Double> {
    return aggregateOf('variance', [this])
  }

  /** The root of `variance`. Spark's `stddev`. */
  stddev(): Aggregate<Double> {
    return aggregateOf('stddev', [this])
  }
}

/** A decimal number of at most 38 digits; in rows plain text with exactly its scale's digits after the point. */
export class Decimal<N extends Nullable = Nullable> extends DecimalRules<N> {
  /** The sum of a group, exact: null where there is no value. Spark's `sum`. */
  sum(): Aggregate<Decimal> {
    return aggregateOf('sum', [this])
  }

  /**
   * The mean of a group, exact and rounded half away from zero to four digits more behind the point; null where there is no value.
   * Spark's `avg`, where that is exact.
   * @throws Refusal for more than 14 digits.
   */
  avg(): Aggregate<Decimal<N>> {
    return aggregateOf('avg', [this])
  }

  /** The median of a group as a double; null where there is no value. Spark's `median`. */
  median(): Aggregate<Double<N>> {
    return aggregateOf('median', [this])
  }

  /** The value that a share of a group's values does not exceed, as a double. Spark's `percentile`. */
  percentile(share: number): Aggregate<Double<N>> {
    return aggregateOf('percentile', [this], { share })
  }

  /**
   * Spark's `try_add`, with Spark's result type. A text is a decimal of this one's type, a number or bigint one of the digits
   * that it is written with: `price.multiply(1.5)` multiplies by a decimal(2, 1). Beside a
   * double it becomes the nearest one.
   * @example
   * row.text.toDecimal(4, 2).add(2) // '1.50' becomes '3.50'
   * @throws Refusal where that would need more than 38 digits.
   */
  add(other: Int | Long | Decimal | string | number | bigint): Decimal
  add(other: Double): Double
  add(other: Int | Long | Double | Decimal | string | number | bigint): Decimal | Double {
    return arithmetic('tryAdd', this, other)
  }

  /** Spark's `try_subtract`, with Spark's result type. @throws Refusal where that would need more than 38 digits. */
  subtract(other: Int | Long | Decimal | string | number | bigint): Decimal
  subtract(other: Double): Double
  subtract(other: Int | Long | Double | Decimal | string | number | bigint): Decimal | Double {
    return arithmetic('trySubtract', this, other)
  }

  /** Spark's `try_multiply`, with Spark's result type. @throws Refusal where that would need more than 38 digits. */
  multiply(other: Int | Long | Decimal | string | number | bigint): Decimal
  multiply(other: Double): Double
  multiply(other: Int | Long | Double | Decimal | string | number | bigint): Decimal | Double {
    return arithmetic('tryMultiply', this, other)
  }

  /** Another precision and scale: rounded half away from zero (Spark's HALF_UP), null where it has too many digits. */
  toDecimal(precision: number, scale: number): Decimal {
    return this.cast(types.decimal(precision, scale))
  }

  /**
   * The nearest double, ties to even. Spark's `try_cast(... as double)`.
   * @example
   * row.text.toDecimal(10, 2).toDouble() // '1.10' becomes 1.1
   */
  toDouble(): Double<N> {
    return this.cast(types.double)
  }

  /** Plain text with exactly its scale's digits after the point. */
  toText(): Text<N> {
    return this.cast(types.text)
  }
}
