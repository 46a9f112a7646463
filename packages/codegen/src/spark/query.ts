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
    }
  /** Keeps the rows where this is true. */
  | { readonly kind: 'where'; readonly of: SparkQuery; readonly test: Spark }
  /** Keeps rows that are equal in every column once. */
  | { readonly kind: 'distinct'; readonly of: SparkQuery }

/** The expressions that a query itself is made of. */
export const expressionsIn = (query: SparkQuery): readonly Spark[] => {
  switch (query.kind) {
    case 'from':
    case 'distinct':
      return []
    case 'where':
      return [query.test]
    case 'add':
    case 'select':
      return query.columns.map(({ of }) => of)
  }
}

/** The rows that a query is made of. */
export const inputsOf = (query: SparkQuery): readonly SparkQuery[] =>
  query.kind === 'from' ? [] : [query.of]
