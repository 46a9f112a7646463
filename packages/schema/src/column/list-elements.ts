import { type Node, node } from '../graph/node.js'
import type { ConstantsOf, OperationsOf } from '../graph/operations/index.js'
import { plainLiteral } from '../types/plain.js'
import { column } from './build.js'
import type { NullsOf, Operand, PlainKind, WithNulls } from './classes.js'
import { type AnyNode, Column, literalNode, type Nullable } from './column.js'
import type { List } from './list.js'
import type { Bool } from './logic.js'
import type { Int, Long } from './number.js'
import type { Text } from './text.js'

/** What may stand where an element of a list is meant: a column of its class, or a plain value. */
export type ElementOperand<E> = E extends { readonly '~kind': infer K extends PlainKind } ? Operand<K> : never

type OfOne = 'arraySize' | 'arrayDistinct' | 'arrayMin' | 'arrayMax' | 'flatten'

/** What a list is asked of its elements, and the lists that are made of it. */
export abstract class ListElements<out E, out N extends Nullable> extends Column<'list', N> {
  private made<C>(of: AnyNode): C {
    return column(of, this.context)
  }

  private ofOne<C>(operation: OfOne): C {
    return this.made(node(operation, [this.node], {}))
  }

  private withElement<C>(operation: 'arrayContains' | 'arrayPosition' | 'arrayRemove', value: unknown): C {
    const { type } = this.node
    const of: Node =
      value instanceof Column || type.kind !== 'list'
        ? (value as Column).node
        : literalNode(plainLiteral(type.element, value))
    return this.made(node(operation, [this.node, of], {}))
  }

  private withList<C>(
    operation: Extract<
      OperationsOf<'elements'>,
      'arrayUnion' | 'arrayIntersect' | 'arrayExcept' | 'concatLists'
    >,
    { node: other }: Column,
  ): C {
    return this.made(node(operation, [this.node, other], {} as ConstantsOf<typeof operation>))
  }

  /** How many elements it has, nulls among them. Null where the list is. Spark's `array_size`. */
  arraySize(): Int<N> {
    return this.ofOne('arraySize')
  }

  /**
   * Whether an element is equal to a value. Null where the list or the value is, and where the value is not found and an element
   * is null. Spark's `array_contains`.
   * @throws Refusal for lists of doubles, lists and structs.
   * @example
   * raw.tags.arrayContains('art')
   */
  arrayContains(value: ElementOperand<E>): Bool {
    return this.withElement('arrayContains', value)
  }

  /**
   * The place of the first element that is equal to a value, from 1; 0 where there is none. Spark's `array_position`.
   * @throws Refusal for lists of doubles, lists and structs.
   * @example
   * raw.tags.arrayPosition('art') // of ['home', 'art'] it is 2n
   */
  arrayPosition<const V extends ElementOperand<E>>(value: V): Long<N | NullsOf<V>> {
    return this.withElement('arrayPosition', value)
  }

  /**
   * Without the elements that are equal to a value; nulls stay. Null where the value is. Spark's `array_remove`.
   * @throws Refusal for lists of doubles, lists and structs.
   * @example
   * raw.tags.arrayRemove('') // of ['art', '', null] it is ['art', null]
   */
  arrayRemove<const V extends ElementOperand<E>>(value: V): List<E, N | NullsOf<V>> {
    return this.withElement('arrayRemove', value)
  }

  /**
   * Each element once, where it stands first; null, too. Spark's `array_distinct`.
   * @throws Refusal for lists of doubles, whose two zeros Spark 3.5 and 4.2 tell apart or not, and of lists and structs.
   * @example
   * raw.tags.arrayDistinct() // of ['b', 'a', 'b'] it is ['b', 'a']
   */
  arrayDistinct(): List<E, N> {
    return this.ofOne('arrayDistinct')
  }

  /**
   * The elements in order: nulls first, or last where it is descending. Texts go by the bytes of their UTF-8, which is the order of
   * code points; false comes before true. Spark's `sort_array`.
   * @throws Refusal for lists of doubles, lists and structs.
   * @example
   * raw.tags.sortArray('descending') // of ['a', null, 'b'] it is ['b', 'a', null]
   */
  sortArray(order: 'ascending' | 'descending' = 'ascending'): List<E, N> {
    return this.made(node('sortArray', [this.node], { order }))
  }

  /** The least element that is not null; null where there is none. Spark's `array_min`. @throws Refusal as `sortArray` does. */
  arrayMin(): WithNulls<E, Nullable> {
    return this.ofOne('arrayMin')
  }

  /** The greatest element that is not null; null where there is none. Spark's `array_max`. @throws Refusal as `sortArray` does. */
  arrayMax(): WithNulls<E, Nullable> {
    return this.ofOne('arrayMax')
  }

  /**
   * The elements of this list and then those of another, each once, where it comes first; nulls are equal. Spark's `array_union`.
   * @throws Refusal as `arrayDistinct` does, and for lists of two types.
   */
  arrayUnion<M extends Nullable>(other: List<E, M>): List<E, N | M> {
    return this.withList('arrayUnion', other)
  }

  /** The elements of this list that another has, too, each once; nulls are equal. Spark's `array_intersect`. @throws Refusal as `arrayUnion` does. */
  arrayIntersect<M extends Nullable>(other: List<E, M>): List<E, N | M> {
    return this.withList('arrayIntersect', other)
  }

  /** The elements of this list that another has not, each once; nulls are equal. Spark's `array_except`. @throws Refusal as `arrayUnion` does. */
  arrayExcept<M extends Nullable>(other: List<E, M>): List<E, N | M> {
    return this.withList('arrayExcept', other)
  }

  /** The elements of this list, and then those of another. Null where one of the two is. Spark's `concat`. */
  arrayConcat<M extends Nullable>(other: List<E, M>): List<E, N | M> {
    return this.withList('concatLists', other)
  }

  /**
   * The elements that are not null, with a separator between each two; the empty text where there are none. Spark's `array_join`.
   * @throws Refusal for a list of other values than texts.
   * @example
   * raw.tag_list.split(/,/u).arrayJoin(', ')
   */
  arrayJoin(separator: string): Text<N> {
    return this.made(node('arrayJoin', [this.node], { separator }))
  }

  /**
   * At most so many elements from a place on: the first is 1, the last is -1. Empty where the place lies before the first or behind
   * the last one. Spark's `slice`.
   * @throws Refusal for the place 0, a negative length, and numbers beyond a billion: where both pass 2^31, Spark 4 gives an empty list.
   * @example
   * raw.tags.slice(-2, 2) // the last two, of a list of two or more
   */
  slice(start: number, length: number): List<E, N> {
    return this.made(node('slice', [this.node], { start, length }))
  }

  /** The elements of the lists in it, one after the other; null where one of them is null. Spark's `flatten`. @throws Refusal for a list of no lists. */
  flatten(): E extends List<infer Inner> ? List<Inner> : never {
    return this.ofOne('flatten')
  }
}
