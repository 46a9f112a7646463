import { at } from '../errors/refusal.js'
import { node } from '../graph/node.js'
import { type Aggregate, aggregateOf } from './aggregate.js'
import { attempt } from './attempt.js'
import { column, contextOf, eachElement, everyElement, ofOneType } from './build.js'
import type { Lifted, LikeColumn, NullsOf, PlainValue, WithNulls } from './classes.js'
import { Column, type Nullable, type Present } from './column.js'
import { ListElements } from './list-elements.js'
import type { Bool } from './logic.js'
import type { Long } from './number.js'
import type { Text } from './text.js'

/** What becomes of fields that are null when JSON is written: left out, as Spark does unless told otherwise, or kept. */
export interface JsonNulls {
  readonly nulls?: 'leftOut' | 'kept'
}

/** A list of elements of one type. `E` is the column that an element would be. */
export class List<out E = Column, out N extends Nullable = Nullable> extends ListElements<E, N> {
  /** Only the type checker sees this. */
  declare readonly '~element': E

  /** The element at an index, from 0; null beyond the ends, and where it is null. Spark's `get`. */
  at(index: number): WithNulls<E, Nullable> {
    return column(node('get', [this.node], { index }), this.context)
  }

  /**
   * The list of what a function makes of each element, in order. It has the length of the list; an element is null where
   * the function's result is. Null where the list is. The function is called once, with the column that an element would
   * be, and may use the table's other columns and lists within lists. Spark's `transform`.
   * @throws Refusal for a result that is neither a column nor a plain value.
   * @example
   * raw.tags.transform((tag) => tag.trim().nullIf(''))
   */
  transform<const C extends Column | PlainValue>(each: (element: E) => C): List<Lifted<C>, N> {
    return eachElement('transform', this, each)
  }

  /**
   * The elements for which a function is true, in order; those for which it is false or null are left out. Null where
   * the list is, and empty where no element stays. Spark's `filter`.
   * @throws Refusal for a result that is not true or false.
   * @example
   * raw.tags.filter((tag) => tag.isNotNull())
   */
  filter(test: (element: E) => Bool): List<E, N> {
    return eachElement('filter', this, test)
  }

  /**
   * One value of all elements, from the first to the last: what a function makes of what it made before, which is `start` at
   * first, and of the element. Null where the list is; `start` where it is empty. The function gives the type of `start`, which is text,
   * a boolean, a number, a date or a timestamp. Spark's `aggregate`.
   * @throws Refusal for a list or a struct as `start`, and for a result of another type.
   * @example
   * raw.tags.aggregate(0, (total, tag) => total.add(tag.length().coalesce(0)))
   */
  aggregate<const S extends Column | PlainValue>(
    start: S,
    merge: (before: WithNulls<Lifted<S>, Nullable>, element: E) => LikeColumn<Lifted<S>>,
  ): WithNulls<Lifted<S>, Nullable> {
    return at('aggregate', () => everyElement(this, start, merge))
  }

  /** The elements that are not null. Spark's `array_compact`. */
  arrayCompact(): List<E, N> {
    return this.filter((element) => (element as unknown as Column).isNotNull())
  }

  /**
   * Whether a function is true for an element; false where it is false or null for each, and for an empty list. (Spark's `exists` is null
   * where it is null for one and true for none.)
   * @example
   * raw.tags.some((tag) => tag.startsWith('#'))
   */
  some(test: (element: E) => Bool): Bool<N> {
    return this.filter(test).arraySize().greaterThan(0) as Bool<N>
  }

  /**
   * Whether a function is true for every element, and so for none; false where it is false or null for one.
   * @example
   * raw.tags.every((tag) => tag.length().lessThan(30))
   */
  every(test: (element: E) => Bool): Bool<N> {
    return this.filter(test).arraySize().equals(this.arraySize()) as Bool<N>
  }

  /** As `toJson` of a struct: `[{"name":"a"},null]`. Null elements are always there. */
  toJson(options: JsonNulls = {}): Text<N> {
    return this.apply('toJson', { nulls: options.nulls ?? 'leftOut' })
  }

  /** How many lists of a group are not null. Spark's `count`. */
  count(): Aggregate<Long<Present>, Present> {
    return aggregateOf('countOf', [this])
  }
}

/** Named fields. `F` says which column each would be. */
export class Struct<
  out F = Readonly<Record<string, Column>>,
  out N extends Nullable = Nullable,
> extends Column<'struct', N> {
  /** Only the type checker sees this. */
  declare readonly '~fields': F

  /** A field; null where the struct is null. @throws Refusal where there is no such field. */
  field<K extends keyof F & string>(name: K): WithNulls<F[K], Nullable> {
    return column(node('getField', [this.node], { name }), this.context)
  }

  /**
   * The struct as an object of JSON, without blanks: fields in their order, `"` and `\\` and control characters with a backslash, all
   * other characters as they are. A decimal has its digits (`1.10`), and an exponent where more than six zeros would come first
   * (`1E-7`); a date is `"2024-02-29"`. Fields that are null are left out, or kept as `null`; in lists they are always kept. Null
   * where the struct is. Spark's `to_json`.
   * @throws Refusal for doubles and timestamps in it, whose text hangs on Java's version and on the session.
   * @example
   * struct({ name: raw.title, tags: raw.tags }).toJson({ nulls: 'kept' })
   */
  toJson(options: JsonNulls = {}): Text<N> {
    return this.apply('toJson', { nulls: options.nulls ?? 'leftOut' })
  }

  /** How many structs of a group are not null. Spark's `count`. */
  count(): Aggregate<Long<Present>, Present> {
    return aggregateOf('countOf', [this])
  }
}

/** A list of columns of one type, itself never null; its elements can be. Spark's `array`. */
export const list = <const P extends readonly [Column | PlainValue, ...(Column | PlainValue)[]]>(
  ...elements: P
): List<WithNulls<Lifted<P[number]>, NullsOf<P[number]>>, Present> => {
  const context = contextOf(elements, 'list')
  return attempt(context, 'list', () => column(node('array', ofOneType(elements, context), {}), context))
}
