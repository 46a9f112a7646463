import type { Column, Nullable, Present } from './column.js'
import type { List, Struct } from './list.js'
import type { Bool } from './logic.js'
import type { Decimal, Double, Int, Long } from './number.js'
import type { RowOf } from './row.js'
import type { Text } from './text.js'
import type { CalendarDate, Timestamp } from './time.js'

/** The class of column of each plain kind, with one null-ness. */
export interface PlainColumns<N extends Nullable> {
  readonly text: Text<N>
  readonly boolean: Bool<N>
  readonly int: Int<N>
  readonly long: Long<N>
  readonly double: Double<N>
  readonly decimal: Decimal<N>
  readonly date: CalendarDate<N>
  readonly timestamp: Timestamp<N>
}

/** The kinds that are neither list nor struct. */
export type PlainKind = keyof PlainColumns<Nullable>

/** What a value of each plain kind is in rows. */
export interface PlainValues {
  readonly text: string
  readonly boolean: boolean
  readonly int: number
  readonly long: bigint
  readonly double: number
  readonly decimal: string
  readonly date: string
  readonly timestamp: string
}

/** What may stand where a column of a kind is meant: one of its class, or a plain value as it is in rows. */
export type Operand<K extends PlainKind> = PlainColumns<Nullable>[K] | PlainValues[K]

/** The null-ness of a column, or of a plain value: only `null` itself is null. */
export type NullsOf<C> = C extends { readonly '~nulls': infer N extends Nullable }
  ? N
  : C extends null
    ? Nullable
    : Present

/** `null`, where a null-ness says that there can be one. */
export type NullOf<N> = 'nullable' extends N ? null : never

/** The null-ness of the first of some values that is not null: present, where one of them cannot be. */
export type FirstNulls<O extends readonly unknown[]> = O extends readonly [infer First, ...infer Rest]
  ? NullsOf<First> & FirstNulls<Rest>
  : Nullable

/** The value of a column in rows, null apart. */
export type ValueOf<C> =
  C extends List<infer E>
    ? readonly (ValueOf<E> | NullOf<NullsOf<E>>)[]
    : C extends Struct<infer F>
      ? RowOf<F>
      : C extends { readonly '~kind': PlainKind }
        ? PlainValues[C['~kind']]
        : never

/** The same class of column with another null-ness. */
export type WithNulls<C, N extends Nullable> =
  C extends List<infer E>
    ? List<E, N>
    : C extends Struct<infer F>
      ? Struct<F, N>
      : C extends { readonly '~kind': PlainKind }
        ? PlainColumns<N>[C['~kind']]
        : never

/** What may stand beside a value like `C`: a column of its class, or a plain value as it is in rows. */
export type LikeColumn<C> = WithNulls<C, Nullable> | ValueOf<C>

/** A value that says its own type: text, a boolean, a long (bigint), an int or a double. */
export type PlainValue = string | number | bigint | boolean

/** The column that a plain value becomes; a column stays itself. Whole numbers are ints, others doubles. */
export type Lifted<V> = V extends Column
  ? V
  : V extends string
    ? Text<Present>
    : V extends boolean
      ? Bool<Present>
      : V extends bigint
        ? Long<Present>
        : V extends number
          ? number extends V
            ? never
            : `${V}` extends `${bigint}`
              ? Int<Present>
              : Double<Present>
          : never
