import type { AnyQuery, AnyTable } from '@lockstep/schema'

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

/** Generated rows: one part of the raw posts, columns made for single operations, or clean tables to ask questions about. */
export type DataName = 'pin' | 'geo' | 'user' | 'shapes' | 'kinds' | 'posts' | 'places' | 'people'

/** Rows that a job is given, by a name that its queries call them by. */
export interface Input {
  readonly name: string
  readonly data: DataName
  /** Columns to load; the rules may read no others. */
  readonly columns: readonly string[]
}

/** The one input of a job that cleans: its queries call it `input`. */
export const oneInput = (data: DataName, columns: readonly string[]): readonly [Input] => [
  { name: 'input', data, columns },
]

/** Where a job's rows come from, or go to: memory, in an engine's own form, or a file. */
export type Form = 'memory' | 'ndjson' | 'csv' | 'arrow' | 'parquet'

/** One thing that every engine is timed at, each in the form that its users would write. */
export interface Job {
  readonly name: string
  readonly about: string
  readonly inputs: readonly [Input, ...Input[]]
  readonly reads: Form
  readonly writes: Form
  /** Rows of each input, where a job does not leave them to the command. */
  readonly rows?: number
  /** Rows of each input, where nobody says another number and there is time for so many. */
  readonly usualRows?: number
  /** Columns that come as dictionaries, where an engine has them. */
  readonly dictionaries: readonly string[]
  /** What is asked: a table to be cleaned, or a question about the inputs, which have the names of its tables. */
  readonly table: AnyTable | AnyQuery
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
