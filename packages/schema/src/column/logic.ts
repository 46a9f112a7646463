import { types } from '../types/types.js'
import { type Aggregate, aggregateOf } from './aggregate.js'
import type { NullsOf } from './classes.js'
import type { Nullable, Present } from './column.js'
import type { Int, Long } from './number.js'
import { ValueColumn } from './plain.js'
import type { Text } from './text.js'

/** True or false. */
export class Bool<N extends Nullable = Nullable> extends ValueColumn<'boolean', N> {
  /** Spark's `AND`: false where either is false, else null where either is null. */
  and<const O extends Bool | boolean>(other: O): Bool<N | NullsOf<O>> {
    return this.apply('and', {}, other)
  }

  /** Spark's `OR`: true where either is true, else null where either is null. */
  or<const O extends Bool | boolean>(other: O): Bool<N | NullsOf<O>> {
    return this.apply('or', {}, other)
  }

  /** Spark's `NOT`: null where it is null. */
  not(): Bool<N> {
    return this.apply('not', {})
  }

  /** For how many rows of a group it is true. Spark's `count_if`. */
  countIf(): Aggregate<Long<Present>, Present> {
    return aggregateOf('countIf', [this])
  }

  /** Whether it is true for all rows of a group where it is not null; null where there are none. Spark's `bool_and`. */
  boolAnd(): Aggregate<Bool<N>> {
    return aggregateOf('boolAnd', [this])
  }

  /** Whether it is true for one row of a group or more; null where it always is. Spark's `bool_or`. */
  boolOr(): Aggregate<Bool<N>> {
    return aggregateOf('boolOr', [this])
  }

  /**
   * 1 for true and 0 for false. Spark's `try_cast(... as int)`.
   * @example
   * row.text.toBoolean().toInt() // 'yes' becomes 1, 'no' becomes 0, 'x' becomes null
   */
  toInt(): Int<N> {
    return this.cast(types.int)
  }

  /** `true` or `false` as text. Spark's `try_cast(... as string)`. */
  toText(): Text<N> {
    return this.cast(types.text)
  }
}
