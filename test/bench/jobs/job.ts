import type { AnyTable } from '@lockstep/schema'

/** The engines of the benchmark, by the names they have in its results. */
export const engines = [
  'lockstep',
  'duckdb',
  'polars',
  'nodejs-polars',
  'arquero',
  'objects',
  'spark',
] as const

/** An engine's name. */
export type EngineName = (typeof engines)[number]

/** An engine, and the number of threads it may use. */
export interface Runner {
  readonly engine: EngineName
  readonly threads: number
}

/** The data that a job reads: one part of the generated posts, or columns made for single operations. */
export type DataName = 'pin' | 'geo' | 'user' | 'shapes'

/** Where a job's rows come from, or go to: memory, in an engine's own form, or a file. */
export type Form = 'memory' | 'ndjson' | 'csv' | 'arrow' | 'parquet'

/** One thing that every engine is timed at, each in the form that its users would write. */
export interface Job {
  readonly name: string
  readonly about: string
  readonly data: DataName
  readonly reads: Form
  readonly writes: Form
  /** Rows, where a job does not leave them to the command. */
  readonly rows?: number
  /** Raw columns to load; the rules may read no others. */
  readonly columns: readonly string[]
  /** Columns that come as dictionaries, where an engine has them. */
  readonly dictionaries: readonly string[]
  readonly table: AnyTable
  /** DuckDB's query over `input`, or over files: `{ndjson}`, `{csv}`, `{arrow}` and `{parquet}` are their paths, `{out}` that of the output. */
  readonly duckdb: string
  /** Polars' query, in Python: a lazy frame from the data frame `input`. */
  readonly polars: string
  /** Whether Polars' streaming engine is the faster of its two here. */
  readonly streaming: boolean
  /** Spark's query over `input`; where it is left out, Spark does not run the job. */
  readonly spark?: string
  /** Whether all engines must keep the order of rows. */
  readonly ordered: boolean
  readonly runners: readonly Runner[]
  /** Whether `--quick` leaves it out, unless it is named. */
  readonly long?: boolean
}

/** One thread against one thread. */
export const oneThread: readonly Runner[] = [
  { engine: 'lockstep', threads: 1 },
  { engine: 'duckdb', threads: 1 },
  { engine: 'polars', threads: 1 },
]
