import type { Operation, Operations } from '../graph/operations/index.js'
import type { Kind } from '../types/types.js'
import type { FirstNulls, NullsOf, PlainColumns, PlainKind } from './classes.js'
import type { Column, Nullable, Present } from './column.js'
import type { List, Struct } from './list.js'

/** The class of column of each kind, with one null-ness. */
interface KindColumns<N extends Nullable> extends PlainColumns<N> {
  readonly list: List<Column, N>
  readonly struct: Struct<Readonly<Record<string, Column>>, N>
}

/** The null-ness of a result by the word of its line, for a first operand of null-ness `N` and others. */
interface GivenNulls<N extends Nullable, O extends readonly unknown[]> {
  readonly strict: N | NullsOf<O[number]>
  readonly some: N | NullsOf<O[number]>
  readonly first: N
  readonly all: N & FirstNulls<O>
  readonly partial: Nullable
  readonly always: Nullable
  readonly never: Present
}

type NullsWord<L> = L extends { readonly nulls: infer Word extends keyof GivenNulls<Nullable, []> }
  ? Word
  : 'always'

type ColumnGiven<L, K extends Kind, N extends Nullable> = L extends {
  readonly gives: infer G extends PlainKind
}
  ? PlainColumns<N>[G]
  : L extends { readonly gives: 'first' }
    ? KindColumns<N>[K]
    : never

/**
 * The column that a line gives, for a first operand of kind `K` and null-ness `N`, and others. Nothing where the line's
 * result is a function, or the type of its second operand: who applies it has to say the class.
 */
export type GivenBy<L, K extends Kind, N extends Nullable, O extends readonly unknown[] = []> = ColumnGiven<
  L,
  K,
  GivenNulls<N, O>[NullsWord<L>]
>

/** As `GivenBy`, for an operation by its name. */
export type Given<
  O extends Operation,
  K extends Kind,
  N extends Nullable,
  Others extends readonly unknown[] = [],
> = GivenBy<Operations[O], K, N, Others>
