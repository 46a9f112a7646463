import type { AnyTable } from '@lockstep/schema'
import { type DataName, type Job, oneThread } from './job.js'
import { inMemoryForm } from './tables.js'

/** What one family is in each engine: columns by name, in DuckDB's SQL and Polars' Python. */
export interface Rivals {
  readonly duckdb: Readonly<Record<string, string>>
  readonly polars: Readonly<Record<string, string>>
}

/** A family of operations by itself: one column or a few, one thread against one thread. */
export const family = (name: string, about: string, data: DataName, of: AnyTable, rivals: Rivals): Job => {
  const duckdb = Object.entries(rivals.duckdb).map(([column, sql]) => `${sql} AS "${column}"`)
  const polars = Object.entries(rivals.polars).map(([column, python]) => `(${python}).alias('${column}')`)
  return {
    name: `family-${name}`,
    about,
    data,
    ...inMemoryForm,
    columns: of.raw.map((field) => field.name),
    table: of,
    duckdb: `SELECT ${of.distinct ? 'DISTINCT ' : ''}${duckdb.join(', ')} FROM input`,
    polars: `input.lazy().select(${polars.join(', ')})${of.distinct ? '.unique()' : ''}`,
    streaming: of.distinct,
    ordered: !of.distinct,
    runners: oneThread,
  }
}
