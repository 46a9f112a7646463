import { type Node, node } from '../graph/node.js'
import { type Type, types } from '../types/types.js'
import { type Aggregate, aggregateOf } from './aggregate.js'
import { column } from './build.js'
import { type Column, type Nullable, operand } from './column.js'
import { ValueColumn } from './plain.js'
import { DecimalRules } from './rules/decimal.js'
import type { Text } from './text.js'

/** The smallest type that holds both: int, long, then decimal. */
const wider = (left: Type, right: Type): Type => {
  if (left === right || right.kind === 'int') return left
  if (left.kind === 'int') return right
  return left.kind === 'long' ? right : left
}

const asDecimal = (type: Type): Type =>
  type.kind === 'int' ? types.decimal(10, 0) : type.kind === 'long' ? types.decimal(19, 0) : type

const widened = (of: Node, wide: Type): Node => {
  const type = wide.kind === 'decimal' ? asDecimal(of.type) : wide
  return of.type === type ? of : (node('tryCast', [of], { type }) as Node)
}

/** Sum, difference or product: each operand first becomes of the smallest type that holds both. */
const arithmetic = <C extends Int | Long | Decimal>(
  operation: 'tryAdd' | 'trySubtract' | 'tryMultiply',
  left: Column,
  other: unknown,
): C => {
  const right = operand(left, other)
  const type = wider(left.node.type, right.type)
  return column(node(operation, [widened(left.node, type), widened(right, type)], {}), left.context)
}

/** An integer of 32 bits. */
export class Int<N extends Nullable = Nullable> extends ValueColumn<'int', N> {
  /** Spark's `try_add`: null where it does not fit. Beside a long or decimal, it becomes one first. */
  add(other: Int | number): Int
  add(other: Long): Long
  add(other: Decimal): Decimal
  add(other: Int | Long | Decimal | number): Int | Long | Decimal {
    return arithmetic('tryAdd', this, other)
  }

  /** Spark's `try_subtract`: null where it does not fit. */
  subtract(other: Int | number): Int
  subtract(other: Long): Long
  subtract(other: Decimal): Decimal
  subtract(other: Int | Long | Decimal | number): Int | Long | Decimal {
    return arithmetic('trySubtract', this, other)
  }

  /** Spark's `try_multiply`: null where it does not fit. */
  multiply(other: Int | number): Int
  multiply(other: Long): Long
  multiply(other: Decimal): Decimal
  multiply(other: Int | Long | Decimal | number): Int | Long | Decimal {
    return arithmetic('tryMultiply', this, other)
  }

  /** The sum of a group, exact: null where there is no value. Spark's `sum`. */
  sum(): Aggregate<Long> {
    return aggregateOf('sum', this)
  }

  /** The median of a group: the middle value, or the mean of the two in the middle; null where there is none. Spark's `median`. */
  median(): Aggregate<Double<N>> {
    return aggregateOf('median', this)
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
export class Long<N extends Nullable = Nullable> extends ValueColumn<'long', N> {
  /** Spark's `try_add`: null where it does not fit. Beside a decimal, it becomes one first. */
  add(other: Int | Long | bigint): Long
  add(other: Decimal): Decimal
  add(other: Int | Long | Decimal | bigint): Long | Decimal {
    return arithmetic('tryAdd', this, other)
  }

  /** Spark's `try_subtract`: null where it does not fit. */
  subtract(other: Int | Long | bigint): Long
  subtract(other: Decimal): Decimal
  subtract(other: Int | Long | Decimal | bigint): Long | Decimal {
    return arithmetic('trySubtract', this, other)
  }

  /** Spark's `try_multiply`: null where it does not fit. */
  multiply(other: Int | Long | bigint): Long
  multiply(other: Decimal): Decimal
  multiply(other: Int | Long | Decimal | bigint): Long | Decimal {
    return arithmetic('tryMultiply', this, other)
  }

  /** The sum of a group, exact: null where there is no value, and where it does not fit. Spark's `sum`. */
  sum(): Aggregate<Long> {
    return aggregateOf('sum', this)
  }

  /** The median of a group: the middle value, or the mean of the two in the middle; null where there is none. Spark's `median`. */
  median(): Aggregate<Double<N>> {
    return aggregateOf('median', this)
  }

  /** The same number as an int; null where it does not fit. */
  toInt(): Int {
    return this.cast(types.int)
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
export class Double<N extends Nullable = Nullable> extends ValueColumn<'double', N> {
  /** The median of a group: the middle value, or the mean of the two in the middle; null where there is none. Spark's `median`. */
  median(): Aggregate<Double<N>> {
    return aggregateOf('median', this)
  }
}

/** A decimal number of at most 38 digits; in rows plain text with exactly its scale's digits after the point. */
export class Decimal<N extends Nullable = Nullable> extends DecimalRules<N> {
  /** Spark's `try_add`, with Spark's result type. @throws Refusal where that would need more than 38 digits. */
  add(other: Int | Long | Decimal | string): Decimal {
    return arithmetic('tryAdd', this, other)
  }

  /** Spark's `try_subtract`, with Spark's result type. @throws Refusal where that would need more than 38 digits. */
  subtract(other: Int | Long | Decimal | string): Decimal {
    return arithmetic('trySubtract', this, other)
  }

  /** Spark's `try_multiply`, with Spark's result type. @throws Refusal where that would need more than 38 digits. */
  multiply(other: Int | Long | Decimal | string): Decimal {
    return arithmetic('tryMultiply', this, other)
  }

  /** The sum of a group, exact: null where there is no value. Spark's `sum`. */
  sum(): Aggregate<Decimal> {
    return aggregateOf('sum', this)
  }

  /** Another precision and scale: rounded half away from zero (Spark's HALF_UP), null where it has too many digits. */
  toDecimal(precision: number, scale: number): Decimal {
    return this.cast(types.decimal(precision, scale))
  }

  /** Plain text with exactly its scale's digits after the point. */
  toText(): Text<N> {
    return this.cast(types.text)
  }
}
