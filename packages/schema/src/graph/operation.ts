import type { Pattern } from '../pattern/pattern.js'
import type { Literal } from '../types/literal.js'
import type { DateFormat, TimestampFormat, Zone } from '../types/time.js'
import type { Kind, Type } from '../types/types.js'

/**
 * What one child may be: a kind, `any` type, `plain` (neither list nor struct), `integer` (int, long),
 * `exact` (int, long, decimal), `list`, or exactly the type of the `first` or `second` child.
 */
export type Takes = Kind | 'any' | 'plain' | 'integer' | 'exact' | 'first' | 'second'

/** A result type: a kind, the type of a child, or the name of a rule in `results.ts`. */
export type Gives =
  | Exclude<Kind, 'decimal' | 'list' | 'struct'>
  | 'first'
  | 'second'
  | 'type'
  | 'value'
  | 'cast'
  | 'values'
  | 'replaced'
  | 'extracted'
  | 'sum'
  | 'product'
  | 'array'
  | 'element'
  | 'field'

/**
 * When the result can be null: `strict` exactly where a child is null; `partial` there and elsewhere;
 * `some` only where some child is null, but not everywhere there; `all` where every child is null;
 * `branches` where a branch of `when` is; `value` as the literal is; `always` anywhere; `never` nowhere.
 */
export type Nulls = 'strict' | 'partial' | 'some' | 'all' | 'branches' | 'value' | 'always' | 'never'

/** What a constant of an operation may hold, by the name of its kind. */
export interface ConstantKinds {
  readonly name: string
  readonly text: string
  readonly int: number
  readonly type: Type
  readonly literal: Literal
  readonly literals: readonly Literal[]
  readonly pattern: Pattern
  readonly dateFormat: DateFormat
  readonly timestampFormat: TimestampFormat
  readonly zone: Zone
}

/** The name of a kind of constant. */
export type ConstantKind = keyof ConstantKinds

/** All that is said of an operation in one place; node types, checks, JSON and words are derived from it. */
export interface OperationLine {
  /** One pattern for each child, or one pattern for every one of one or more children. */
  readonly takes: readonly Takes[] | { readonly each: Takes }
  readonly constants: Readonly<Record<string, ConstantKind>>
  readonly gives: Gives
  readonly nulls: Nulls
  /** One line for people: `{0}` is the first child, `{*}` all of them, `{name}` a constant. */
  readonly words: string
}

/** The lines of one family of operations. */
export type Lines = Readonly<Record<string, OperationLine>>
