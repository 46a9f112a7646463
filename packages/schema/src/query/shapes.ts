import type { Aggregate } from '../column/aggregate.js'
import type { Lifted, NullsOf, PlainValue, WithNulls } from '../column/classes.js'
import type { Column, Nullable, Present } from '../column/column.js'
import type { List } from '../column/list.js'
import type { Ranked, Windowed } from '../column/window.js'

/** What may stand in a select list: columns, plain values for constants, and values of other rows. The others are refused by a sentence. */
export type SelectList = Readonly<Record<string, Column | PlainValue | Windowed | Ranked | Aggregate>>

/** What may stand in a list of aggregates. The others are refused by a sentence. */
export type AggregateList = Readonly<Record<string, Aggregate | Column | Windowed | Ranked | PlainValue>>

/** A property that nobody can give: its name is the reason. */
type Refused<Why extends string> = { readonly [W in Why]: never }

/** What forbids a value of a select list. */
export type NoSelect<S> = {
  readonly [K in keyof S]: S[K] extends Aggregate
    ? Refused<'an aggregate is of many rows: write groupBy(...).aggregate(...), or .over(...) behind it'>
    : S[K] extends Ranked
      ? Refused<'a place is one among other rows: write .over({ by: ... }) behind it'>
      : unknown
}

/** What forbids a value of a list of aggregates. */
export type NoAggregate<A, K = never> = {
  readonly [N in keyof A]: N extends K
    ? Refused<'the keys of groups are there already: leave it out, or name it otherwise'>
    : A[N] extends Aggregate
      ? unknown
      : A[N] extends Windowed | Ranked
        ? Refused<'a value of other rows stands in a select'>
        : Refused<'a group has many values of this: take its min(), max(), sum(), median() ..., or group by it'>
}

/** The columns that a select list gives. */
export type SelectedOf<S> = {
  readonly [K in keyof S]: S[K] extends Windowed<infer C> ? C : Lifted<S[K]>
} & {}

/** The names of the keys that are there once. */
export type Shared<O> = O extends string
  ? O
  : O extends readonly (infer K)[]
    ? K
    : { [K in keyof O]: O[K] extends K ? K : never }[keyof O]

/** Columns as one flat object, for a person to read. */
type Flat<C> = { readonly [K in keyof C]: C[K] } & {}

/** The columns of both sides, the keys that they share once; the keys are never null unless null equals null. */
export type Inner<C, D, O, N> = Flat<{
  readonly [K in keyof C | keyof D]: K extends keyof C
    ? K extends Shared<O>
      ? N extends 'equal'
        ? C[K]
        : WithNulls<C[K], Present>
      : C[K]
    : K extends keyof D
      ? D[K]
      : never
}>

/** The columns of the left side, and those of the right one, which may be missing. */
export type LeftOuter<C, D> = Flat<{
  readonly [K in keyof C | keyof D]: K extends keyof C
    ? C[K]
    : K extends keyof D
      ? WithNulls<D[K], Nullable>
      : never
}>

/** The columns of the left side, which may be missing, but for the keys that both share, and those of the right one. */
export type RightOuter<C, D, O> = Flat<{
  readonly [K in keyof C | keyof D]: K extends Shared<O> & keyof D
    ? D[K]
    : K extends keyof C
      ? WithNulls<C[K], Nullable>
      : K extends keyof D
        ? D[K]
        : never
}>

/** The columns of both sides, each of which may be missing. */
export type FullOuter<C, D> = Flat<{
  readonly [K in keyof C | keyof D]: K extends keyof C
    ? WithNulls<C[K], Nullable>
    : K extends keyof D
      ? WithNulls<D[K], Nullable>
      : never
}>

/** The same columns, one of which may have no winner. */
export type Voted<C, N> = Flat<{
  readonly [K in keyof C]: K extends N ? WithNulls<C[K], Nullable> : C[K]
}>

type Kinds<C> = C extends { readonly '~kind': infer K } ? K & string : never

/**
 * The names that both sides have. While `D` is being inferred it stays as it is: `keyof C & keyof D` would become a member for each column
 * of `C`, which takes minutes for a thousand of them.
 */
export type Both<C, D> = Extract<keyof D, keyof C & string>

/** Names of the left side with those of the right one. */
export type Pairs = { readonly [left: string]: string }

/** What it is where nothing forbids it; else an object with what does as its one property, so that the next step does not compile. */
export type Unless<Why extends string, T> = [Why] extends [never] ? T : Refused<Why>

/** Why a column of one side and one of the other are no key: they are of two kinds. Names that are not there are refused when the query is defined. */
type NoKey<C, D, L, R> = L extends keyof C & string
  ? R extends keyof D & string
    ? Kinds<C[L]> extends Kinds<D[R]>
      ? never
      : L extends R
        ? `${L} is ${Kinds<C[L]>} on the left and ${Kinds<D[R]>} on the right: make them one type in a select before`
        : `${L} is ${Kinds<C[L]>} on the left and ${R} is ${Kinds<D[R]>} on the right: make them one type in a select before`
    : never
  : never

/** Why keys are none, a sentence for each; never where they are. */
export type Apart<C, D, O> = O extends string
  ? NoKey<C, D, O, O>
  : O extends readonly (infer K)[]
    ? K extends string
      ? NoKey<C, D, K, K>
      : never
    : { [L in keyof O]: NoKey<C, D, L, O[L]> }[keyof O]

type Twice<K> = K extends string
  ? `both sides have ${K}: rename or leave out one in a select before, or join by it`
  : never

/** Why two sides cannot be joined, a sentence for each reason; never where they can. */
export type Clash<C, D, O> = Apart<C, D, O> | Twice<Exclude<Both<C, D>, Shared<O>>>

type Unlike<C, D, Names> = {
  [K in Names as K extends keyof C & keyof D & string
    ? Kinds<C[K]> extends Kinds<D[K]>
      ? never
      : `${K} is ${Kinds<C[K]>} on the left and ${Kinds<D[K]>} on the right: make them one type in a select before`
    : never]: never
}

/** What forbids a union: a column that one side lacks, or one of two kinds. */
export type NoUnion<C, D> = Unlike<C, D, keyof D> & {
  [K in Exclude<keyof C, keyof D> & string as `the second has no ${K}: give it one in a select before`]: never
} & {
  [K in Exclude<keyof D, keyof C> &
    string as `the first has no ${K}: leave it out of the second in a select before`]: never
}

/** The columns of a union: null where those of one side can be. */
export type UnionOf<C, D> = Flat<{
  readonly [K in keyof C]: K extends keyof D ? WithNulls<C[K], NullsOf<C[K]> | NullsOf<D[K]>> : C[K]
}>

/** The names of the columns that are lists. */
export type ListNames<C> = { [K in keyof C & string]: C[K] extends List ? K : never }[keyof C & string]

/** The columns where each element of a list is a row. */
export type WithElements<C, L> = Flat<{
  readonly [K in keyof C]: K extends L ? (C[K] extends List<infer E> ? WithNulls<E, Nullable> : C[K]) : C[K]
}>

/** The columns where some have become rows: their names, and their values. */
export type Unpivoted<C, Names extends keyof C, N extends string, V extends string> = Flat<
  Omit<C, Names> & { readonly [K in N]: Lifted<string> } & {
    readonly [K in V]: WithNulls<C[Names], Nullable>
  }
>

/** The columns that aggregates give for groups, of one row or more each. */
export type OfGroups<A> = {
  readonly [K in keyof A]: A[K] extends Aggregate<infer C, Nullable> ? C : never
}

/** The columns that aggregates give of all rows, of which there may be none. */
export type OfAll<A> = Flat<{
  readonly [K in keyof A]: A[K] extends Aggregate<infer C, infer None>
    ? [None] extends [Present]
      ? C
      : WithNulls<C, Nullable>
    : never
}>

/** The keys of groups, and what aggregates give for each. */
export type Grouped<C, K extends keyof C, A> = Flat<Pick<C, K> & OfGroups<A>>
