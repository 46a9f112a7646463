import type { AnyQuery, AnyTable, JoinHow, JoinKey, RowsFrame } from '@lockstep/schema'
import type { Spark } from './expression.js'
import type { Named } from './steps.js'

/** Rows of Spark's, without any spelling: what PySpark and SQL both print. */
export type SparkQuery =
  /** The rows that come in, whatever a printer calls them. */
  | { readonly kind: 'from' }
  /** Adds columns to those there are. */
  | { readonly kind: 'add'; readonly of: SparkQuery; readonly columns: readonly Named[] }
  /** Makes these columns, and drops all others; as a step before another one, or for good. */
  | {
      readonly kind: 'select'
      readonly of: SparkQuery
      readonly columns: readonly Named[]
      readonly isStep?: true
      /** Whether one of them is a row for each element of a list. */
      readonly isExploded?: true
    }
  /** Keeps the rows where this is true. */
  | { readonly kind: 'where'; readonly of: SparkQuery; readonly test: Spark }
  /** Keeps rows that are equal in every column once. */
  | { readonly kind: 'distinct'; readonly of: SparkQuery }
  /** The rows of a cleaned table, or of a question that has a name of its own, which has these columns and no others. */
  | { readonly kind: 'table'; readonly table: AnyTable | AnyQuery; readonly columns: readonly string[] }
  /** Rows of two sides whose keys are equal. Keys of one name are there once. */
  | {
      readonly kind: 'join'
      readonly of: SparkQuery
      readonly other: SparkQuery
      readonly how: JoinHow
      readonly keys: readonly JoinKey[]
      /** Whether null is equal to null. */
      readonly nulls: boolean
      /** Whether `USING` says it: keys that both sides name alike, and null is equal to nothing. */
      readonly isUsing: boolean
      readonly columns: readonly JoinedColumn[]
    }
  /** One row for the rows that are equal in some columns, or for all. */
  | {
      readonly kind: 'aggregate'
      readonly of: SparkQuery
      readonly by: readonly string[]
      readonly columns: readonly Named[]
    }
  /** Adds values of other rows to these columns. */
  | {
      readonly kind: 'window'
      readonly of: SparkQuery
      readonly columns: readonly string[]
      readonly windows: readonly SparkWindow[]
    }
  /** The rows of both, by the names of these columns. */
  | {
      readonly kind: 'union'
      readonly of: SparkQuery
      readonly other: SparkQuery
      readonly columns: readonly string[]
    }
  | { readonly kind: 'sort'; readonly of: SparkQuery; readonly order: readonly SparkOrder[] }
  | { readonly kind: 'limit'; readonly of: SparkQuery; readonly rows: number }

/** A column of a join, and the side that it is of, where both sides have a key of its name: `both` is the first that is not null. */
export interface JoinedColumn {
  readonly name: string
  readonly of: 'only' | 'left' | 'right' | 'both'
}

/** A function over the rows of a partition. */
export interface SparkWindow extends Named {
  readonly per: readonly string[]
  readonly order: readonly SparkOrder[]
  readonly frame: RowsFrame | null
}

/** What rows are sorted by. */
export interface SparkOrder {
  readonly of: Spark
  readonly descending: boolean
  readonly nullsFirst: boolean
}

/** The expressions that a query itself is made of. */
export const expressionsIn = (query: SparkQuery): readonly Spark[] => {
  switch (query.kind) {
    case 'from':
    case 'distinct':
    case 'table':
    case 'join':
    case 'union':
    case 'limit':
      return []
    case 'window':
      return query.windows.flatMap((window) => [window.of, ...window.order.map(({ of }) => of)])
    case 'sort':
      return query.order.map(({ of }) => of)
    case 'where':
      return [query.test]
    case 'add':
    case 'select':
    case 'aggregate':
      return query.columns.map(({ of }) => of)
  }
}

/** The rows that a query is made of. */
export const inputsOf = (query: SparkQuery): readonly SparkQuery[] => {
  if (query.kind === 'from' || query.kind === 'table') return []
  return query.kind === 'join' || query.kind === 'union' ? [query.of, query.other] : [query.of]
}
