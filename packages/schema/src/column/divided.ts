import { type Aggregate, aggregateOf } from './aggregate.js'
import { arithmetic } from './arithmetic.js'
import type { NullsOf, PlainColumns, PlainValues } from './classes.js'
import type { Nullable } from './column.js'
import type { Double, Int, Long } from './number.js'
import { SignedColumn } from './signed.js'

/** The kinds of numbers that can be divided: all but decimals, whose quotients Spark rounds by their types. */
type DividedKind = 'int' | 'long' | 'double'

/** The kind of a column; a plain value has that of the column that it stands beside. */
type KindOf<C> = C extends { readonly '~kind': infer K } ? K : never

/** The smallest kind that holds both: int, long, then double. */
type WiderKind<K> = 'double' extends K ? 'double' : 'long' extends K ? 'long' : 'int'

/** The column that is computed of one of a kind and another. */
type Wider<K, O> = PlainColumns<Nullable>[WiderKind<K | KindOf<O>>]

/** A number that can be divided. */
export abstract class DividedColumn<K extends DividedKind, N extends Nullable> extends SignedColumn<K, N> {
  /** The median of a group: the middle value, or the mean of the two in the middle; null where there is none. Spark's `median`. */
  median(): Aggregate<Double<N>> {
    return aggregateOf('median', [this])
  }

  /**
   * The value that a share of a group's values does not exceed, from 0 to 1, between the two values beside that place; null where there
   * is none. Spark's `percentile`.
   * @example
   * row.seconds.percentile(0.9)
   */
  percentile(share: number): Aggregate<Double<N>> {
    return aggregateOf('percentile', [this], { share })
  }

  /**
   * The mean of a group: the exact sum as the nearest double, divided by the number of values. Doubles are added from the least to the
   * greatest. Null where there is no value. Spark's `avg`, where that is exact.
   */
  avg(): Aggregate<Double<N>> {
    return aggregateOf('avg', [this])
  }

  /**
   * The quotient of both as doubles; null by zero, 0.0 and -0.0 among it. A long beyond 2^53 first becomes the nearest
   * double. Spark's `try_divide`.
   * @example
   * pin.likes.divide(pin.views) // 1 by 4 is 0.25
   */
  divide(other: Int | Long | Double | PlainValues[K]): Double {
    return this.apply('tryDivide', {}, other) as Double
  }

  /**
   * What is left over by a division whose quotient is whole, with the sign of this number; null by zero. Each operand first
   * becomes of the smallest type that holds both: int, long, then double. Spark's `%`.
   * @example
   * pin.id.remainder(10) // 27 gives 7, -27 gives -7
   */
  remainder<const O extends Int | Long | Double | PlainValues[K]>(other: O): Wider<K, O> {
    return arithmetic('remainder', this, other)
  }
}

/** A whole number. */
export abstract class WholeColumn<K extends 'int' | 'long', N extends Nullable> extends DividedColumn<K, N> {
  /** The sum of a group, exact: null where there is no value, and where it does not fit. Spark's `sum`. */
  sum(): Aggregate<Long> {
    return aggregateOf('sum', [this])
  }

  /**
   * The quotient without its fraction, as a long: -7 by 2 is -3. Null by zero, and for the least long by -1, which does not
   * fit. Spark's `div`.
   * @example
   * pin.seconds.div(60)
   */
  div(other: Int | Long | PlainValues[K]): Long {
    return this.apply('div', {}, other) as Long
  }

  /**
   * The bits that both have. Spark's `&`.
   * @example
   * row.text.toInt().bitwiseAnd(3) // '6' becomes 2
   */
  bitwiseAnd<const O extends PlainColumns<Nullable>[K] | PlainValues[K]>(
    other: O,
  ): PlainColumns<N | NullsOf<O>>[K] {
    return this.apply('bitwiseAnd', {}, other) as PlainColumns<N | NullsOf<O>>[K]
  }

  /**
   * The bits that one of both has, or both. Spark's `|`.
   * @example
   * row.text.toInt().bitwiseOr(3) // '6' becomes 7
   */
  bitwiseOr<const O extends PlainColumns<Nullable>[K] | PlainValues[K]>(
    other: O,
  ): PlainColumns<N | NullsOf<O>>[K] {
    return this.apply('bitwiseOr', {}, other) as PlainColumns<N | NullsOf<O>>[K]
  }

  /**
   * The bits that one of both has, and not both. Spark's `^`.
   * @example
   * row.text.toInt().bitwiseXor(3) // '6' becomes 5
   */
  bitwiseXor<const O extends PlainColumns<Nullable>[K] | PlainValues[K]>(
    other: O,
  ): PlainColumns<N | NullsOf<O>>[K] {
    return this.apply('bitwiseXor', {}, other) as PlainColumns<N | NullsOf<O>>[K]
  }

  /**
   * The bits that it has not: -6 for 5. Spark's `~`.
   * @example
   * row.text.toInt().bitwiseNot() // '5' becomes -6
   */
  bitwiseNot(): PlainColumns<N>[K] {
    return this.apply('bitwiseNot', {}) as PlainColumns<N>[K]
  }

  /**
   * Its bits so many places to the left, 0 to 31 of an int and 0 to 63 of a long; what falls out is lost. Spark's `shiftleft`.
   * @example
   * row.text.toInt().shiftLeft(3) // '5' becomes 40, '-1' becomes -8
   */
  shiftLeft(by: number): PlainColumns<N>[K] {
    return this.apply('shiftLeft', { by }) as PlainColumns<N>[K]
  }

  /**
   * Its bits to the right, behind its sign: -5 by 1 becomes -3. Spark's `shiftright`.
   * @example
   * row.text.toInt().shiftRight(1) // '-5' becomes -3
   */
  shiftRight(by: number): PlainColumns<N>[K] {
    return this.apply('shiftRight', { by }) as PlainColumns<N>[K]
  }

  /**
   * Its bits to the right, behind zeros: -1 by 1, as an int, becomes 2147483647. Spark's `shiftrightunsigned`.
   * @example
   * row.text.toInt().shiftRightUnsigned(1) // '-1' becomes 2147483647
   */
  shiftRightUnsigned(by: number): PlainColumns<N>[K] {
    return this.apply('shiftRightUnsigned', { by }) as PlainColumns<N>[K]
  }

  /**
   * How many bits it has; -1 has 64, as an int too. Spark's `bit_count`.
   * @example
   * row.text.toInt().bitCount() // '7' becomes 3, '-1' becomes 64
   */
  bitCount(): Int<N> {
    return this.apply('bitCount', {}) as Int<N>
  }

  /**
   * The remainder by a positive number, never negative: -27 by 10 gives 3. By a negative number it is what `remainder`
   * gives: -27 by -10 gives -7; but Spark adds both where that is negative, and the sum wraps: -1 by -2147483648, as ints,
   * gives 2147483647. Null by zero. Beside a long, an int becomes one first. Spark's `pmod`.
   * @example
   * pin.id.pmod(16) // one of 16 parts
   */
  pmod<const O extends Int | Long | PlainValues[K]>(other: O): Wider<K, O> {
    return arithmetic('pmod', this, other)
  }
}
