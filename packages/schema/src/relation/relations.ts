import type { AggregateNode } from '../graph/aggregates/node.js'
import type { Node } from '../graph/node.js'
import type { Each } from '../graph/operations/index.js'
import type { SortKey } from '../graph/sort-key.js'
import type { WindowNode } from '../graph/windows.js'
import type { Field } from '../types/types.js'

/** One column of a result: its name, and the rule that makes it. */
export interface Output {
  readonly name: string
  readonly node: Node
}

/** One aggregate of a result, and its name. */
export interface AggregateOutput {
  readonly name: string
  readonly aggregate: AggregateNode
}

/** One value of other rows, and its name. */
export interface WindowOutput {
  readonly name: string
  readonly window: WindowNode
}

/** Columns of the left and the right side of a join that must be equal. */
export interface JoinKey {
  readonly left: string
  readonly right: string
}

/**
 * Which rows a join gives: each pair of rows whose keys are equal (`inner`), and each row without a partner beside nulls, of the left
 * side (`left`), of the right one (`right`) or of both (`full`); or the left rows that have a partner (`semi`), or that have none
 * (`anti`).
 */
export type JoinHow = 'inner' | 'left' | 'right' | 'full' | 'semi' | 'anti'

/** How many partners a row may have. */
export type Partners = 'any' | 'one' | 'at most one'

/** What a part of a relation may hold, by the name of its kind. */
export interface PartKinds {
  readonly name: string
  readonly fields: readonly Field[]
  /** A select list, in order; rules over the columns that come in. */
  readonly columns: readonly Output[]
  /** A rule that is true or false, over the columns that come in. */
  readonly test: Node
  /** Columns that come in, by name. */
  readonly names: readonly string[]
  readonly how: JoinHow
  readonly keys: readonly JoinKey[]
  /** A list of aggregates, in order; of rules over the columns that come in. */
  readonly aggregates: readonly AggregateOutput[]
  /** What rows are sorted by, the first key first. */
  readonly order: readonly SortKey[]
  /** A number of rows, 0 or more. */
  readonly rows: number
  /** A list of values of other rows, in order. */
  readonly windows: readonly WindowOutput[]
  /** How many partners a row of the left side is meant to have: that is counted, and changes no row. */
  readonly partners: Partners
  /** Whether something is so. */
  readonly flag: boolean
}

/** The name of a kind of part. */
export type PartKind = keyof PartKinds

/**
 * What must be seen to know what becomes of a row: that `row` alone, in any batch; those `seen` before it, in their
 * order; or `all` rows, so that none goes out before the last has come in.
 */
export type Sees = 'row' | 'seen' | 'all'

/** The order of the rows that go out: `kept`, that of the rows that come in; `own`, one that it makes; or `none`: no order is promised. */
export type RowOrder = 'none' | 'kept' | 'own'

/** All that is said of a kind of relation in one place; relation types, checks, JSON and words are derived from it. */
export interface RelationLine {
  /** One word for each input, or one for every one of one or more inputs. */
  readonly takes: readonly 'rows'[] | { readonly each: 'rows' }
  readonly parts: Readonly<Record<string, PartKind>>
  readonly sees: Sees
  readonly order: RowOrder
  /** One sentence for people: `{name}` is the part of that name. */
  readonly words: string
}

/** Every kind of relation there is: rows made of rows. */
export const relations = {
  /** The rows that come from outside. */
  source: {
    takes: [],
    parts: { name: 'name', fields: 'fields' },
    sees: 'row',
    order: 'none',
    words: 'Rows are those of {name}.',
  },
  /** Spark's SELECT: each row becomes one of these columns. */
  select: {
    takes: ['rows'],
    parts: { columns: 'columns' },
    sees: 'row',
    order: 'kept',
    words: 'Rows have {columns}.',
  },
  /** Spark's WHERE: keeps the rows for which the test is true, and neither false nor null. */
  where: {
    takes: ['rows'],
    parts: { test: 'test' },
    sees: 'row',
    order: 'kept',
    words: 'Rows are kept where {test}.',
  },
  /** Spark's DISTINCT: keeps the first of rows that are equal in every column. Nulls are equal, and so are NaNs. */
  distinct: {
    takes: ['rows'],
    parts: {},
    sees: 'seen',
    order: 'kept',
    words: 'Rows that are equal in every column are kept once.',
  },
  /**
   * Spark's `row_number() = 1` of the rows that are equal in some columns: the first by an order that all other columns complete. Nulls
   * are equal, and so are NaNs.
   */
  distinctBy: {
    takes: ['rows'],
    parts: { keys: 'names', order: 'order' },
    sees: 'all',
    order: 'none',
    words: 'Of rows with the same {keys} one is kept: the first by {order}, and then by all other columns.',
  },
  /** Spark's JOIN by equal keys; null is equal to nothing unless `nulls` is set. A key that both sides name alike is there once. */
  join: {
    takes: ['rows', 'rows'],
    parts: { how: 'how', keys: 'keys', nulls: 'flag', partners: 'partners' },
    sees: 'all',
    order: 'none',
    words: 'Rows meet rows of the other side, {how}, where {keys}.',
  },
  /** Spark's GROUP BY: one row for the rows that are equal in some columns, or for all rows where none are named. */
  aggregate: {
    takes: ['rows'],
    parts: { by: 'names', columns: 'aggregates' },
    sees: 'all',
    order: 'none',
    words: 'Rows are grouped by {by}: {columns}.',
  },
  /** Spark's `rank()` of at most so many, among the rows that are equal in some columns: the first rows, and all that tie unless `settled`. */
  top: {
    takes: ['rows'],
    parts: { per: 'names', order: 'order', rows: 'rows', settled: 'flag' },
    sees: 'all',
    order: 'none',
    words: 'Of each {per}, the first {rows} by {order} are kept.',
  },
  /** Spark's window functions: adds values of other rows beside each row. */
  window: {
    takes: ['rows'],
    parts: { columns: 'windows' },
    sees: 'all',
    order: 'none',
    words: 'Beside each row stand {columns}.',
  },
  /** Spark's `explode` of a list: a row for each element; of a list that is empty or null none, or one of null where `outer`. */
  explode: {
    takes: ['rows'],
    parts: { column: 'name', outer: 'flag' },
    sees: 'row',
    order: 'kept',
    words: 'Each element of {column} becomes a row.',
  },
  /** Spark's UNION ALL: the rows of both, by the names of their columns. */
  union: {
    takes: ['rows', 'rows'],
    parts: {},
    sees: 'row',
    order: 'none',
    words: 'Rows of both are put together.',
  },
  /** Spark's ORDER BY, completed by all other columns, so that nothing is left to chance. */
  sort: {
    takes: ['rows'],
    parts: { order: 'order' },
    sees: 'all',
    order: 'own',
    words: 'Rows are sorted by {order}.',
  },
  /** Spark's LIMIT, of sorted rows. */
  limit: {
    takes: ['rows'],
    parts: { rows: 'rows' },
    sees: 'seen',
    order: 'kept',
    words: 'The first {rows} rows are kept.',
  },
} as const

relations satisfies Readonly<Record<string, RelationLine>>

type Lines = typeof relations

/** The name of a kind of relation. */
export type RelationKind = keyof Lines

/** What a kind of relation says of itself. */
export const relationLine = (kind: RelationKind): RelationLine => relations[kind]

/** The parts of a kind of relation, by name. */
export type PartsOf<K extends RelationKind> = {
  readonly [P in keyof Lines[K]['parts']]: Lines[K]['parts'][P] extends PartKind
    ? PartKinds[Lines[K]['parts'][P]]
    : never
}

/** One `R` for each input of a relation: a tuple of its length, or one or more. */
export type Inputs<K extends RelationKind, R> = Extract<Each<Lines[K]['takes'], R>, readonly R[]>
