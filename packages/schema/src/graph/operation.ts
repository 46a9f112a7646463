import type { Pattern } from '../pattern/pattern.js'
import type { Literal } from '../types/literal.js'
import type { DateFormat, TimestampFormat, Zone } from '../types/time.js'
import type { TimeFormat } from '../types/time-format.js'
import type { Kind, Type } from '../types/types.js'
import type { Bucket } from './buckets.js'
import type { NumberDress } from './dress.js'

/**
 * What one child may be: a kind, `any` type, `plain` (neither list nor struct), `integer` (int, long),
 * `exact` (int, long, decimal), `number` (those and double), or exactly the type of the `first` or `second` child,
 * or of an `element` of the first, which is a list.
 */
export type Takes = Kind | 'any' | 'plain' | 'integer' | 'exact' | 'number' | 'first' | 'second' | 'element'

/**
 * Computes the type of a result from the types of the children, which have been checked, and the constants, which are
 * of their kinds. Refuses what has no type.
 */
export type Result = (types: readonly Type[], constants: never) => Type

/** A result type: a kind, the type of the first or second child, or a function. */
export type Gives = Exclude<Kind, 'decimal' | 'list' | 'struct'> | 'first' | 'second' | Result

/** Refuses constants that are of their kinds, but do not fit each other or the types of the children. */
export type Check = (constants: never, types: readonly Type[]) => void

/**
 * Where the result is null:
 * - `strict`: exactly where a child is null;
 * - `partial`: there, and perhaps elsewhere;
 * - `cast`: as `strict` where every value of the type can be cast, else as `partial`;
 * - `some`: only where a child is null, but not in all such rows;
 * - `first`: exactly where the first child is null;
 * - `all`: where every child is null;
 * - `branches`: where the chosen branch of `when` is null;
 * - `value`: where the literal is null;
 * - `column`: as the column says of itself;
 * - `always`: perhaps in any row; `never`: in no row.
 */
export type Nulls =
  | 'strict'
  | 'partial'
  | 'cast'
  | 'some'
  | 'first'
  | 'all'
  | 'branches'
  | 'value'
  | 'column'
  | 'always'
  | 'never'

/** What a constant of an operation may hold, by the name of its kind. */
export interface ConstantKinds {
  readonly name: string
  /** Names of fields, in order: no two of them equal up to case. */
  readonly names: readonly string[]
  readonly text: string
  readonly int: number
  readonly type: Type
  /** The type of a JSON object: a struct of texts, booleans, numbers, lists and structs. */
  readonly jsonType: Type
  readonly literal: Literal
  readonly literals: readonly Literal[]
  readonly pattern: Pattern
  readonly dateFormat: DateFormat
  readonly timestampFormat: TimestampFormat
  readonly timeFormat: TimeFormat
  /** A format of dates that are written. */
  readonly writtenFormat: string
  /** A format of timestamps that are written. */
  readonly writtenMoment: string
  readonly zone: Zone
  readonly suffixes: Suffixes
  readonly dress: NumberDress
  readonly buckets: readonly Bucket[]
  /** Whether a column can be null. */
  readonly nullable: boolean
}

/** What a number may be followed by, in order, and the power of ten that it is then multiplied by. */
export type Suffixes = Readonly<Record<string, number>>

/** The name of a kind of constant. */
export type ConstantKind = keyof ConstantKinds

/** An int from the least to the most, both included; tests draw it from a part of that, where all of it would take too much. */
export interface IntRange {
  readonly int: readonly [least: number, most: number]
  readonly drawn?: readonly [least: number, most: number]
}

/** One of some words. */
export interface OneOf {
  readonly oneOf: readonly string[]
}

/** What a line says of a constant: its kind, the range of an int, or the words of which it is one. */
export type ConstantLine = ConstantKind | IntRange | OneOf

/** What a constant holds, from what its line says of it. */
export type ConstantOf<C> = C extends ConstantKind
  ? ConstantKinds[C]
  : C extends IntRange
    ? number
    : C extends OneOf
      ? C['oneOf'][number]
      : never

/** All that is said of an operation in one place; node types, checks, JSON and words are derived from it. */
export interface OperationLine {
  /** One pattern for each child, or one pattern for every one of one or more children. */
  readonly takes: readonly Takes[] | { readonly each: Takes }
  readonly constants: Readonly<Record<string, ConstantLine>>
  /**
   * The place of the child that is a lambda's body: computed for each element of the first child, a list, with that
   * element as the variable of the constant `level`.
   */
  readonly binds?: number
  /**
   * The place of the child that a lambda begins with, where it makes one value of all elements: what it made of those before is
   * the variable of the constant `before`, one level above that of the element.
   */
  readonly begins?: number
  /**
   * How many lambdas Spark has in one another for it, where it is none itself, or 1 where it is interpreted as they are: Spark
   * generates no code for them. 0, left out.
   */
  readonly lambdas?: number
  readonly gives: Gives
  readonly nulls: Nulls
  readonly check?: Check
  /**
   * How many steps it counts as, of those that a rule may be deep: one for three of Spark's calls. More where Spark's planner
   * takes twice as long for each one within another, where each uses several results twice, or where each makes its text
   * longer by a factor. 1, left out.
   */
  readonly steps?: number
  /** Texts that the operation changes or reads, for tests that draw its input. Constants and patterns are drawn from anyway. */
  readonly changes?: readonly string[]
  /** Why less than 20 % of its cells are not null, or differ from the first child's, in tables that are drawn at random. */
  readonly rare?: string
  /** One line for people: `{0}` is the first child, `{*}` all of them, `{name}` a constant. */
  readonly words: string
  /**
   * Fewer words, for a table in which the column's name, its type and examples stand beside them; left out, `words` are
   * few enough. `{else}` is what the children are in few words, one after the other.
   */
  readonly short?: string | ((constants: never) => string)
}

/** The lines of one family of operations. */
export type Lines = Readonly<Record<string, OperationLine>>
