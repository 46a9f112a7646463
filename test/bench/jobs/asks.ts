import type { AnyQuery } from '@lockstep/schema'
import type { Input, Job, Runner } from './job.js'

/** What one question is in each engine; DuckDB and Spark take the same SQL. */
export interface Rivals {
  readonly sql: string
  /** Where Spark has other words. */
  readonly spark?: string
  readonly polars: string
}

const everyone: readonly Runner[] = [
  { engine: 'lockstep', threads: 1 },
  { engine: 'duckdb', threads: 1 },
  { engine: 'duckdb', threads: 2 },
  { engine: 'polars', threads: 1 },
  { engine: 'polars', threads: 2 },
  { engine: 'arquero', threads: 1 },
  { engine: 'spark', threads: 2 },
]

/** The columns that a question is about, of each table. */
export type Columns = Readonly<Partial<Record<'posts' | 'places' | 'people', readonly string[]>>>

const inputsOf = (columns: Columns): readonly [Input, ...Input[]] =>
  Object.entries(columns).map(([name, columns]) => ({ name, data: name, columns })) as unknown as readonly [
    Input,
    ...Input[],
  ]

/** A question as a job, beside its rivals. */
export const asks = (
  name: string,
  about: string,
  columns: Columns,
  table: AnyQuery,
  { sql, spark, polars }: Rivals,
  more: Partial<Job> = {},
): Job => ({
  name,
  about,
  inputs: inputsOf(columns),
  reads: 'memory',
  writes: 'memory',
  dictionaries: [],
  usualRows: 1_000_000,
  table,
  duckdb: sql,
  spark: spark ?? sql,
  polars,
  streaming: false,
  ordered: false,
  long: true,
  runners: everyone,
  ...more,
})
