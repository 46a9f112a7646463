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
  /** The sum by IEEE, as every engine has it; an int or long first becomes the nearest double. Spark's `+`. */
  add(other: Int | Long | Double | number): Double {
    return arithmetic('tryAdd', this, other)
  }

  /** The difference by IEEE. Spark's `-`. */
  subtract(other: Int | Long | Double | number): Double {
    return arithmetic('trySubtract', this, other)
  }

  /** The product by IEEE. Spark's `*`. */
  multiply(other: Int | Long | Double | number): Double {
    return arithmetic('tryMultiply', this, other)
  }

  /** Without its fraction; null for NaN and where it does not fit in 32 bits. Spark's `try_cast(... as int)`. */
  toInt(): Int {
    return this.cast(types.int)
  }

  /** Without its fraction; null for NaN and where it does not fit in 64 bits. Spark's `try_cast(... as bigint)`. */
  toLong(): Long {
    return this.cast(types.long)
  }

  /**
   * A decimal, rounded half away from zero by the shortest decimal text of the double, so that 1.005 is 1.01; null for NaN,
   * for infinities and where it has too many digits. Spark's `try_cast(... as decimal(precision, scale))`.
   * @example
   * pin.price.toDecimal(10, 2) // 1.005 becomes '1.01'
   * @throws Refusal for more than 15 digits before the point or behind it, which releases of Java print differently.
   */
  toDecimal(precision: number, scale: number): Decimal {
    return this.cast(types.decimal(precision, scale))
  }

  /**
   * Rounded to 0 to 15 places, half away from zero by its shortest decimal text: 1.005 to 2 places is 1.01, 2.675 is 2.68, and
   * -2.5 to none -3.0. NaN and the infinities stay, and -0.0 becomes 0.0. Spark's `round`.
   * @example
   * pin.price.round(2) // 2.675 becomes 2.68
   */
  round(places = 0): Double<N> {
    return this.apply('round', { places })
  }

  /**
   * As `round`, but halves go to the even neighbour: 0.5 and 2.5 to no places are 0.0 and 2.0. Spark's `bround`.
   * @example
   * pin.price.bround() // 2.5 becomes 2
   */
  bround(places = 0): Double<N> {
    return this.apply('bround', { places })
  }

  /**
   * The greatest whole number that is not above it, as a long; null for NaN and where it does not fit, where Spark saturates or
   * fails by its version. Spark's `floor`.
   * @example
   * pin.price.floor() // -0.5 becomes -1
   */
  floor(): Long {
    return this.apply('floor', {}) as Long
  }

  /** The least whole number that is not below it, as a long; null as for `floor`. Spark's `ceil`. */
  ceil(): Long {
    return this.apply('ceil', {}) as Long
  }

  /** 1.0 above zero, -1.0 below it; 0.0, -0.0 and NaN stay. Spark's `signum`. */
  signum(): Double<N> {
    return this.apply('signum', {})
  }

  /**
   * The square root; NaN below zero, and -0.0 stays. Spark's `sqrt`.
   * @example
   * pin.area.sqrt() // 2.25 becomes 1.5
   */
  sqrt(): Double<N> {
    return this.apply('sqrt', {})
  }

  /** e to its power, by Java's `StrictMath`, bit for bit: 1 gives 2.7182818284590455. Spark's `exp`. */
  exp(): Double<N> {
    return this.apply('exp', {})
  }

  /** The natural logarithm, by Java's `StrictMath`; null for 0 and below, and NaN for NaN. Spark's `ln`. */
  ln(): Double {
    return this.apply('ln', {})
  }

  /** The logarithm to base 10, by Java's `StrictMath`; null for 0 and below, and NaN for NaN. Spark's `log10`. */
  log10(): Double {
    return this.apply('log10', {})
  }

  /**
   * Which of so many equal parts between two ends it lies in, from 1; 0 before the first end, and one more than there are behind the
   * last. The ends may fall. Null for NaN, for ends that are equal or not finite, and for no parts. Spark's `width_bucket`.
   * @example
   * pin.price.widthBucket(0, 100, 4) // 30 becomes 2n, 100 becomes 5n
   */
  widthBucket(from: Double | number, to: Double | number, count: Int | number): Long {
    return this.apply('widthBucket', {}, from, to, lift(count, this.context)) as Long
  }

  /** Whether it is NaN; false for null. Spark's `isnan`. */
  isNaN(): Bool<Present> {
    return this.apply('isNaN', {})
  }

  /**
   * Another value where it is NaN; a null stays null. Spark's `nanvl`.
   * @example
   * pin.ratio.nanvl(0)
   */
  nanvl<const O extends Double | number>(otherwise: O): Double<N | NullsOf<O>> {
    return this.apply('nanvl', {}, otherwise)
  }
}
