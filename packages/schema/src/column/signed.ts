import type { PlainColumns } from './classes.js'
import type { Nullable } from './column.js'
import { ValueColumn } from './plain.js'

/** The kinds that are numbers. */
export type NumberKind = 'int' | 'long' | 'double' | 'decimal'

/** A number of any kind: what has a sign. */
export abstract class SignedColumn<K extends NumberKind, N extends Nullable> extends ValueColumn<K, N> {
  /**
   * Without its sign: -0.0 becomes 0.0, and NaN stays. Null for the least int (-2147483648) and the least long
   * (-9223372036854775808), whose amounts do not fit. Spark's `abs`.
   * @example
   * pin.change.abs() // -5 becomes 5
   */
  abs(): PlainColumns<Nullable>[K] {
    return this.apply('abs', {})
  }

  /**
   * With the other sign: 0.0 becomes -0.0. Null for the least int and the least long, as `abs`. Spark's `negative`.
   * @example
   * pin.change.negate() // 5 becomes -5
   */
  negate(): PlainColumns<Nullable>[K] {
    return this.apply('negate', {})
  }
}
