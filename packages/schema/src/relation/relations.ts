import type { Node } from '../graph/node.js'
import type { Each } from '../graph/operations/index.js'
import type { Field } from '../types/types.js'

/** One column of a result: its name, and the rule that makes it. */
export interface Output {
  readonly name: string
  readonly node: Node
}

/** What a part of a relation may hold, by the name of its kind. */
export interface PartKinds {
  readonly name: string
  readonly fields: readonly Field[]
  /** A select list, in order; rules over the columns that come in. */
  readonly columns: readonly Output[]
  /** A rule that is true or false, over the columns that come in. */
  readonly test: Node
}

/** The name of a kind of part. */
export type PartKind = keyof PartKinds

/**
 * What must be seen to know what becomes of a row: that `row` alone, in any batch; those `seen` before it, in their
 * order; or `all` rows, so that none goes out before the last has come in.
 */
export type Sees = 'row' | 'seen' | 'all'

/** The order of the rows that go out: `kept`, that of the rows that come in, or `none`: no order is promised. */
export type RowOrder = 'none' | 'kept'

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
