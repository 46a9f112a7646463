import type { WholeCasts } from '../types/casts.js'
import type { TypeOf } from '../types/types.js'
import { type Aggregate, aggregateOf } from './aggregate.js'
import { attempt } from './attempt.js'
import { column, literals } from './build.js'
import type {
  FirstNulls,
  Lifted,
  NullsOf,
  Operand,
  PlainColumns,
  PlainKind,
  PlainValue,
  PlainValues,
  WithNulls,
} from './classes.js'
import type { Nullable, Present } from './column.js'
import type { List } from './list.js'
import type { Bool } from './logic.js'
import { mappedNode, type Unmapped } from './mapped.js'
import type { Long } from './number.js'
import { Order } from './order.js'
import { PlainRules } from './rules/plain.js'
import { ordersOf, place, type Ranked } from './window.js'

/** A column that is neither list nor struct: its values can be compared. */
export abstract class ValueColumn<K extends PlainKind, N extends Nullable> extends PlainRules<K, N> {
  /** As another type, null where it has no such value; itself where it is of the type. */
  protected cast<To extends PlainKind>(
    type: TypeOf<To>,
  ): PlainColumns<To extends K | WholeCasts<K> ? N : Nullable>[To] {
    return (this.node.type === type ? this : this.apply('tryCast', { type })) as never
  }

  /**
   * Null where it is one of these values. Text is compared by its bytes, with nothing trimmed; NaN equals NaN and 0.0
   * equals -0.0. Spark's `nullif`, for several values at once.
   * @throws Refusal for no values.
   */
  nullIf(...values: readonly PlainValues[K][]): PlainColumns<Nullable>[K] {
    return this.apply('nullIf', { values: literals(this.node.type, values) })
  }

  /**
   * Its value in a list: an object for text, or pairs of key and value. All values are of one type: text, boolean, int, long or
   * double. What is no key becomes null, unless `unmapped` says that it stays (`'keep'`, for values of the column's own type)
   * or what it becomes (`{ value }`); null stays null. Text is looked up by its bytes. Up to 10,000 entries. Spark's
   * `try_element_at` of a map.
   * @example
   * row.text.mapValues({ r: 'red', g: 'green' }) // 'r' becomes 'red', 'R' becomes null
   * @example
   * row.text.mapValues({ DE: 49, FR: 33 }, { value: 0 }) // 'FR' becomes 33, 'US' becomes 0, null becomes null
   * @throws Refusal for no entries, a key that stands twice, values of two types, and a column of doubles.
   */
  mapValues<const V extends PlainValue, const U extends Unmapped = 'null'>(
    entries: Readonly<Record<string, V>> | readonly (readonly [PlainValues[K], V])[],
    unmapped?: U,
  ): WithNulls<Lifted<V>, U extends 'null' ? Nullable : N> {
    return attempt(this.context, 'mapValues', () =>
      column(mappedNode(this, entries, unmapped ?? 'null'), this.context),
    )
  }

  /** The first that is not null: this column, else the others in order. Spark's `coalesce`. */
  coalesce<const O extends readonly Operand<K>[]>(...others: O): PlainColumns<N & FirstNulls<O>>[K] {
    return this.apply('coalesce', {}, ...others)
  }

  /** Spark's `=`: null where either is null; NaN equals NaN; text by its bytes. */
  equals<const O extends Operand<K>>(other: O): Bool<N | NullsOf<O>> {
    return this.apply('equalTo', {}, other)
  }

  /**
   * As `equals`, but never null: two nulls are equal, and null and a value are not. Spark's `<=>`.
   * @example
   * row.text.equalNullSafe('a') // 'a' becomes true, 'b' becomes false, null becomes false
   */
  equalNullSafe<const O extends Operand<K>>(other: O): Bool<Present> {
    return this.apply('equalNullSafe', {}, other)
  }

  /** The opposite of `equals`; null where either is null. */
  notEquals<const O extends Operand<K>>(other: O): Bool<N | NullsOf<O>> {
    return this.equals(other).not()
  }

  /** Spark's `<`: text by its UTF-8 bytes, NaN above all numbers, false below true; null where either is null. */
  lessThan<const O extends Operand<K>>(other: O): Bool<N | NullsOf<O>> {
    return this.apply('lessThan', {}, other)
  }

  /** Spark's `<=`, in the order of `lessThan`. */
  lessThanOrEqual<const O extends Operand<K>>(other: O): Bool<N | NullsOf<O>> {
    return this.apply('lessThanOrEqual', {}, other)
  }

  /** Spark's `>`, in the order of `lessThan`. */
  greaterThan<const O extends Operand<K>>(other: O): Bool<N | NullsOf<O>> {
    return this.apply('greaterThan', {}, other)
  }

  /** From the least value up, in the order of `lessThan`; nulls first, as Spark's `asc` has them. */
  asc(): Order {
    return new Order({ node: this.node, descending: false, nullsFirst: true })
  }

  /** From the greatest value down; nulls last, as Spark's `desc` has them. */
  desc(): Order {
    return new Order({ node: this.node, descending: true, nullsFirst: false })
  }

  /** How many values of a group are not null. Spark's `count`. */
  count(): Aggregate<Long<Present>, Present> {
    return aggregateOf('countOf', [this])
  }

  /** How many different values a group has, nulls apart. NaN equals NaN and 0.0 equals -0.0. Spark's `count(DISTINCT)`. */
  countDistinct(): Aggregate<Long<Present>, Present> {
    return aggregateOf('countDistinct', [this])
  }

  /** The least value of a group that is not null, in the order of `lessThan`; null where there is none. Spark's `min`. */
  min(): Aggregate<PlainColumns<N>[K]> {
    return aggregateOf('min', [this])
  }

  /** The greatest value of a group that is not null; null where there is none. Spark's `max`. */
  max(): Aggregate<PlainColumns<N>[K]> {
    return aggregateOf('max', [this])
  }

  /**
   * The value where another column is least; where that is so of several rows, the least value, with null before all. Rows of
   * which the other column is null are left out. Spark's `min_by`, determined.
   * @example
   * row.title.minBy(row.posted_at)
   */
  minBy<const C extends PlainColumns<Nullable>[PlainKind]>(
    key: C,
  ): Aggregate<PlainColumns<N | NullsOf<C>>[K]> {
    return aggregateOf('minBy', [this, key])
  }

  /** The value where another column is greatest; where that is so of several rows, the greatest value. Spark's `max_by`, determined. */
  maxBy<const C extends PlainColumns<Nullable>[PlainKind]>(
    key: C,
  ): Aggregate<PlainColumns<N | NullsOf<C>>[K]> {
    return aggregateOf('maxBy', [this, key])
  }

  /**
   * The values of a group that are not null as a list, sorted by orders of one direction, and then by the values themselves the same
   * way; ascending by the values where none is given. A -0.0 becomes 0.0. Spark's `collect_list`, determined.
   * @example
   * row.title.collectList(row.posted_at.desc())
   */
  collectList(...by: readonly Order[]): Aggregate<List<PlainColumns<Present>[K], Present>, Present> {
    return aggregateOf('collectList', [this], { order: ordersOf(by).map(({ key }) => key) })
  }

  /** The different values of a group that are not null, ascending. NaN equals NaN, and -0.0 is 0.0. Spark's `collect_set`, sorted. */
  collectSet(): Aggregate<List<PlainColumns<Present>[K], Present>, Present> {
    return aggregateOf('collectSet', [this])
  }

  /**
   * The value of the row so many rows before, in an order that all other columns complete; null where there is none. Spark's `lag`.
   * @example
   * counts.select((row) => ({ ...row, before: row.posts.lag().over({ per: [row.country], by: [row.year] }) }))
   */
  lag(rows = 1): Ranked<PlainColumns<Nullable>[K]> {
    return place('lag', this, rows)
  }

  /**
   * Its own value, or where that is null the last one before it that is not, in an order that all other columns complete; null where
   * there is none. Spark's `last_value` of the rows up to this one, nulls left out.
   * @example
   * readings.select((row) => ({ ...row, known: row.level.fillDown().over({ per: [row.sensor], by: row.at }) }))
   */
  fillDown(): Ranked<PlainColumns<N>[K]> {
    return place('fillDown', this)
  }

  /** Its own value, or where that is null the next one that is not, as `fillDown` has it. Spark's `first_value` of the rows from this one on. */
  fillUp(): Ranked<PlainColumns<N>[K]> {
    return place('fillUp', this)
  }

  /**
   * The first value of all rows of the partition that is not null, in an order that all other columns complete: the same beside each row.
   * For the last one, turn the order round. Spark's `first_value`, nulls left out.
   * @example
   * visits.select((row) => ({ ...row, came_by: row.source.firstNotNull().over({ per: [row.user], by: row.at }) }))
   */
  firstNotNull(): Ranked<PlainColumns<N>[K]> {
    return place('firstNotNull', this)
  }

  /** The value of the row so many rows later, as `lag` has it. Spark's `lead`. */
  lead(rows = 1): Ranked<PlainColumns<Nullable>[K]> {
    return place('lead', this, rows)
  }

  /** Spark's `>=`, in the order of `lessThan`. */
  greaterThanOrEqual<const O extends Operand<K>>(other: O): Bool<N | NullsOf<O>> {
    return this.apply('greaterThanOrEqual', {}, other)
  }

  /**
   * Whether it equals one of these values, as `equals` has it; null where it is null. Spark's `IN`.
   * @example
   * pin.media_type.isIn('image', 'video')
   * @throws Refusal for no values, and for a value that is null.
   */
  isIn(...values: readonly PlainValues[K][]): Bool<N> {
    return this.apply('isIn', { values: literals(this.node.type, values) })
  }

  /**
   * The greatest of it and others of its type, in the order of `lessThan`: nulls are left out, and NaN is above all
   * numbers. Of equal ones (0.0 and -0.0) the first. Null where all are null. Spark's `greatest`.
   * @example
   * pin.saves.greatest(pin.likes, 0)
   * @throws Refusal for no others.
   */
  greatest<const O extends readonly Operand<K>[]>(...others: O): PlainColumns<N & FirstNulls<O>>[K] {
    return this.apply('greatest', {}, ...others)
  }

  /** The least of it and others of its type, as `greatest` has it. Spark's `least`. @throws Refusal for no others. */
  least<const O extends readonly Operand<K>[]>(...others: O): PlainColumns<N & FirstNulls<O>>[K] {
    return this.apply('least', {}, ...others)
  }
}
