import type { Aggregate } from '../column/aggregate.js'
import type { PlainValue, WithNulls } from '../column/classes.js'
import type { Column, Nullable } from '../column/column.js'

/** A select list: columns, and plain values for constants. */
export type SelectList = Readonly<Record<string, Column | PlainValue>>

/** A list of aggregates by name. */
export type AggregateList = Readonly<Record<string, Aggregate>>

/** The keys of a join: columns that both sides name alike, or pairs of names. */
export type On<C, D> =
  | (keyof C & keyof D & string)
  | readonly (keyof C & keyof D & string)[]
  | { readonly [K in keyof C & string]?: keyof D & string }

/** The names of the keys that are there once. */
export type Shared<O> = O extends string ? O : O extends readonly (infer K)[] ? K : never

/** Columns as one flat object, for a person to read. */
type Flat<C> = { readonly [K in keyof C]: C[K] } & {}

/** The columns of both sides, the keys that they share once and never null. */
export type Inner<C, D, O> = Flat<{
  readonly [K in keyof C | keyof D]: K extends Shared<O>
    ? K extends keyof C
      ? WithNulls<C[K], never>
      : never
    : K extends keyof C
      ? C[K]
      : K extends keyof D
        ? D[K]
        : never
}>

/** The columns of the left side, and those of the right one, which may be missing. */
export type LeftOuter<C, D, O> = Flat<{
  readonly [K in keyof C | keyof D]: K extends keyof C
    ? C[K]
    : K extends keyof D
      ? WithNulls<D[K], Nullable>
      : never
}> & { readonly [K in Shared<O> & keyof C & keyof D]: C[K] }

type Kinds<C> = C extends { readonly '~kind': infer K } ? K & string : never

/** What forbids a join, as a property that nobody can give: its name is the reason. */
export type Clash<C, D, O> = [Exclude<keyof C & keyof D, Shared<O>>] extends [never]
  ? {
      [K in Shared<O> & keyof C & keyof D & string as Kinds<C[K]> extends Kinds<D[K]>
        ? never
        : `${K} is ${Kinds<C[K]>} on the left and ${Kinds<D[K]>} on the right: make them one type in a select before`]: never
    }
  : {
      [K in Exclude<keyof C & keyof D, Shared<O>> &
        string as `both sides have ${K}: rename or leave out one in a select before, or join by it`]: never
    }

/** The columns that aggregates give for groups, of one row or more each. */
export type OfGroups<A> = {
  readonly [K in keyof A]: A[K] extends Aggregate<infer C, Nullable> ? C : never
}

/** The columns that aggregates give of all rows, of which there may be none. */
export type OfAll<A> = Flat<{
  readonly [K in keyof A]: A[K] extends Aggregate<infer C, infer None>
    ? [None] extends [never]
      ? C
      : WithNulls<C, Nullable>
    : never
}>

/** The keys of groups, and what aggregates give for each. */
export type Grouped<C, K extends keyof C, A> = Flat<Pick<C, K> & OfGroups<A>>
