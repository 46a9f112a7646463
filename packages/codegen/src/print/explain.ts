import { type AnyTable, checkTable, type Explanation, explain, refuse, walk } from '@lockstep/schema'
import { queryOf } from '../lower/relation.js'
import { inputsOf, type SparkQuery } from '../spark/query.js'
import type { Named } from '../spark/steps.js'
import { sqlLine } from './sql.js'
import { windowInLine } from './sql-window.js'

/** What one output column is, in plain words and in Spark SQL. */
export interface SparkExplanation extends Explanation {
  readonly sql: string
}

/** A named expression of Spark SQL that columns use. */
export interface Step {
  readonly name: string
  readonly sql: string
}

/** All that is done to a table's rows. */
export interface TableExplanation {
  /** What several rules share, or what lies too deep in one, in the order in which it is computed. */
  readonly steps: readonly Step[]
  readonly columns: readonly SparkExplanation[]
  /** Which rows stay, or null for all; over the columns and the steps. */
  readonly where: string | null
  readonly distinct: boolean
  /** Which of the rows with the same keys is kept, or null for all. */
  readonly distinctBy: string | null
}

const inSql = (columns: readonly Named[]): readonly Step[] =>
  columns.map(({ name, of }) => ({ name, sql: sqlLine(of) }))

/** All that is said of a query. */
interface Told extends Omit<TableExplanation, 'columns'> {
  readonly columns: readonly Step[]
}

const nothing: Told = { steps: [], columns: [], where: null, distinct: false, distinctBy: null }

/** What is said of a query, after what is said of the query it is made of. */
const withQuery = (query: SparkQuery, of: Told = nothing): Told => {
  switch (query.kind) {
    case 'from':
      return of
    case 'add':
      return { ...of, steps: [...of.steps, ...inSql(query.columns)] }
    case 'select':
      return of.columns.length > 0 ? of : { ...of, columns: inSql(query.columns) }
    case 'window':
      return { ...of, distinctBy: `${query.windows.map(windowInLine).join(', ')} = 1` }
    case 'where':
      // A place that is asked for is told already.
      return query.of.kind === 'window' ? of : { ...of, where: sqlLine(query.test) }
    case 'distinct':
      return { ...of, distinct: true }
    default:
      return of
  }
}

/** Every output column of a table in plain words, as `explain` tells them, with its Spark SQL beside them. */
export const explainSpark = (table: AnyTable): TableExplanation => {
  const query = queryOf(checkTable(table, 'explainSpark(pin)'))
  const { columns, ...told } = walk<SparkQuery, Told>(inputsOf, (each, [of]) => withQuery(each, of))(query)
  return {
    ...told,
    columns: explain(table).map((one, index) => ({
      ...one,
      sql: columns[index]?.sql ?? refuse(`${table.name}: ${one.column} has no rule`),
    })),
  }
}
