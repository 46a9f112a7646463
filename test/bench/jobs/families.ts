import type { AnyTable } from '@lockstep/schema'
import { type DataName, type Job, oneInput, oneThread } from './job.js'
import { inMemoryForm, keepsRows } from './tables.js'

/** What one family is in each engine: columns by name, in DuckDB's SQL and Polars' Python; left out, that one has it not. */
export interface Rivals {
  readonly duckdb?: Readonly<Record<string, string>>
  readonly polars?: Readonly<Record<string, string>>
}

/** A family of operations by itself: one column or a few, one thread against one thread. */
export const family = (name: string, about: string, data: DataName, of: AnyTable, rivals: Rivals): Job => {
  const distinct = !keepsRows(of)
  const duckdb = Object.entries(rivals.duckdb ?? {}).map(([column, sql]) => `${sql} AS "${column}"`)
  const polars = Object.entries(rivals.polars ?? {}).map(
    ([column, python]) => `(${python}).alias('${column}')`,
  )
  return {
    name: `family-${name}`,
    about,
    inputs: oneInput(
      data,
      of.raw.map((field) => field.name),
    ),
    ...inMemoryForm,
    table: of,
    duckdb: `SELECT ${distinct ? 'DISTINCT ' : ''}${duckdb.join(', ')} FROM input`,
    polars: `input.lazy().select(${polars.join(', ')})${distinct ? '.unique()' : ''}`,
    streaming: distinct,
    ordered: !distinct,
    runners: oneThread.filter(({ engine }) => engine === 'lockstep' || engine in rivals),
  }
}
