import { col } from '../spark/expression.js'
import type { SparkQuery } from '../spark/query.js'
import type { Named, Steps } from '../spark/steps.js'

/** What a relation is on Spark. */
export interface Lowered {
  readonly query: SparkQuery
  /** Whether there are no columns but those that are known: what comes from outside may have others. */
  readonly exact: boolean
  /** The names of columns that there are, or were. */
  readonly taken: readonly string[]
}

/** The names of some columns. */
export const namesOf = (columns: readonly { readonly name: string }[]): readonly string[] =>
  columns.map(({ name }) => name)

/** A query with steps that add columns. */
export const addSteps = (of: SparkQuery, { steps }: Steps): SparkQuery =>
  steps.reduce<SparkQuery>((of, columns) => ({ kind: 'add', of, columns }), of)

/** The names that steps give. */
export const takenBy = ({ steps }: Steps): readonly string[] => steps.flatMap(namesOf)

/** Keeps columns as they are, and drops all others. */
export const keepColumns = (of: SparkQuery, columns: readonly { readonly name: string }[]): SparkQuery => ({
  kind: 'select',
  of,
  columns: columns.map(({ name }): Named => ({ name, of: col(name) })),
})

/** A query without columns that nobody declared. */
export const dropUnknown = (
  { query, exact }: Lowered,
  columns: readonly { readonly name: string }[],
): SparkQuery => (exact ? query : keepColumns(query, columns))
