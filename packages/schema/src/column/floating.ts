import { types } from '../types/types.js'
import { arithmetic } from './arithmetic.js'
import { lift } from './build.js'
import type { NullsOf } from './classes.js'
import type { Nullable, Present } from './column.js'
import { DividedColumn } from './divided.js'
import type { Bool } from './logic.js'
import type { Decimal, Double, Int, Long } from './number.js'

/** What is computed of doubles. */
export abstract class FloatingColumn<N extends Nullable> extends DividedColumn<'double', N> {
  /**
   * The sum by IEEE, as every engine has it; an int, long or decimal first becomes the nearest double. Spark's `+`.
   * @example
   * row.text.toDouble().add(0.2) // '0.1' becomes 0.30000000000000004
   */
  add(other: Int | Long | Double | Decimal | number): Double {
    return arithmetic('tryAdd', this, other)
  }

  /**
   * The difference by IEEE. Spark's `-`.
   * @example
   * row.text.toDouble().subtract(1) // '0.5' becomes -0.5
   */
  subtract(other: Int | Long | Double | Decimal | number): Double {
    return arithmetic('trySubtract', this, other)
  }

  /**
   * The product by IEEE. Spark's `*`.
   * @example
   * row.text.toDouble().multiply(3) // '0.1' becomes 0.30000000000000004
   */
  multiply(other: Int | Long | Double | Decimal | number): Double {
    return arithmetic('tryMultiply', this, other)
  }

  /**
   * Without its fraction; null for NaN and where it does not fit in 32 bits. Spark's `try_cast(... as int)`.
   * @example
   * row.text.toDouble().toInt() // '-1.9' becomes -1, '1e10' becomes null
   */
  toInt(): Int {
    return this.cast(types.int)
  }

  /**
   * Without its fraction; null for NaN and where it does not fit in 64 bits: 2^63, which Spark's `try_cast(... as bigint)` makes the
   * greatest long, is null, too.
   * @example
   * row.text.toDouble().toLong() // '-1.9' becomes -1, '1e19' becomes null
   */
  toLong(): Long {
    return this.cast(types.long)
  }

  /**
   * A decimal, rounded half away from zero by the shortest decimal text of the double, so that 1.005 is 1.01; null for NaN,
   * for infinities and where it has too many digits. Spark's `try_cast(... as decimal(precision, scale))`.
   * @example
   * row.text.toDouble().toDecimal(10, 2) // '1.005' becomes '1.01', 'NaN' becomes null
   * @throws Refusal for more than 15 digits before the point or behind it, which releases of Java print differently.
   */
  toDecimal(precision: number, scale: number): Decimal {
    return this.cast(types.decimal(precision, scale))
  }

  /**
   * Rounded to 0 to 15 places, half away from zero by its shortest decimal text: 1.005 to 2 places is 1.01, 2.675 is 2.68, and
   * -2.5 to none -3.0. NaN and the infinities stay, and -0.0 becomes 0.0. Spark's `round`.
   * @example
   * row.text.toDouble().round(2) // '2.675' becomes 2.68, '-1.005' becomes -1.01
   */
  round(places = 0): Double<N> {
    return this.apply('round', { places })
  }

  /**
   * As `round`, but halves go to the even neighbour: 0.5 and 2.5 to no places are 0.0 and 2.0. Spark's `bround`.
   * @example
   * row.text.toDouble().bround() // '2.5' becomes 2, '3.5' becomes 4
   */
  bround(places = 0): Double<N> {
    return this.apply('bround', { places })
  }

  /**
   * The greatest whole number that is not above it, as a long; null for NaN and where it does not fit, where Spark saturates or
   * fails by its version. Spark's `floor`.
   * @example
   * row.text.toDouble().floor() // '-0.5' becomes -1, '1e20' becomes null
   */
  floor(): Long {
    return this.apply('floor', {}) as Long
  }

  /**
   * The least whole number that is not below it, as a long; null as for `floor`. Spark's `ceil`.
   * @example
   * row.text.toDouble().ceil() // '-0.5' becomes 0, '0.5' becomes 1
   */
  ceil(): Long {
    return this.apply('ceil', {}) as Long
  }

  /**
   * 1.0 above zero, -1.0 below it; 0.0, -0.0 and NaN stay. Spark's `signum`.
   * @example
   * row.text.toDouble().signum() // '-2.5' becomes -1, '-0' becomes -0
   */
  signum(): Double<N> {
    return this.apply('signum', {})
  }

  /**
   * The square root; NaN below zero, and -0.0 stays. Spark's `sqrt`.
   * @example
   * row.text.toDouble().sqrt() // '2.25' becomes 1.5, '-1' becomes NaN
   */
  sqrt(): Double<N> {
    return this.apply('sqrt', {})
  }

  /**
   * e to its power, by Java's `StrictMath`, bit for bit. Spark's `exp`.
   * @example
   * row.text.toDouble().exp() // '1' becomes 2.7182818284590455, '710' becomes Infinity
   */
  exp(): Double<N> {
    return this.apply('exp', {})
  }

  /**
   * The natural logarithm, by Java's `StrictMath`; null for 0 and below, and NaN for NaN. Spark's `ln`.
   * @example
   * row.text.toDouble().ln() // '10' becomes 2.302585092994046, '0' becomes null
   */
  ln(): Double {
    return this.apply('ln', {})
  }

  /**
   * The logarithm to base 10, by Java's `StrictMath`; null for 0 and below, and NaN for NaN. Spark's `log10`.
   * @example
   * row.text.toDouble().log10() // '1000' becomes 3, '0' becomes null
   */
  log10(): Double {
    return this.apply('log10', {})
  }

  /**
   * Which of so many equal parts between two ends it lies in, from 1; 0 before the first end, and one more than there are behind the
   * last. The ends may fall. Null for NaN, for ends that are equal or not finite, and for no parts. Spark's `width_bucket`.
   * @example
   * row.text.toDouble().widthBucket(0, 100, 4) // '30' becomes 2, '100' becomes 5
   */
  widthBucket(from: Double | number, to: Double | number, count: Int | number): Long {
    return this.apply('widthBucket', {}, from, to, lift(count, this.context)) as Long
  }

  /**
   * Whether it is NaN; false for null. Spark's `isnan`.
   * @example
   * row.text.toDouble().isNaN() // 'nan' becomes true, 'x' becomes false
   */
  isNaN(): Bool<Present> {
    return this.apply('isNaN', {})
  }

  /**
   * Another value where it is NaN; a null stays null. Spark's `nanvl`.
   * @example
   * row.text.toDouble().nanvl(0) // 'NaN' becomes 0, '1.5' becomes 1.5, 'x' becomes null
   */
  nanvl<const O extends Double | number>(otherwise: O): Double<N | NullsOf<O>> {
    return this.apply('nanvl', {}, otherwise)
  }
}
