import { type AnyTable, type Explanation, explain, refuse } from '@lockstep/schema'
import { type Stage, stagesOf } from '../lower/relation.js'
import type { Spark } from '../spark/expression.js'
import { layout } from './layout.js'
import { sqlDoc } from './sql.js'

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
}

const text = (of: Spark): string => layout(sqlDoc(of), { width: Number.POSITIVE_INFINITY, indent: '' })

const columnsOf = (stages: readonly Stage[], kind: 'add' | 'select'): readonly Step[] =>
  stages.flatMap((stage) =>
    (stage.kind === 'add' || stage.kind === 'select') && stage.kind === kind
      ? stage.columns.map(({ name, of }) => ({ name, sql: text(of) }))
      : [],
  )

/** Every output column of a table in plain words, as `explain` tells them, with its Spark SQL beside them. */
export const explainSpark = (table: AnyTable): TableExplanation => {
  const stages = stagesOf(table, () => false)
  const rules = columnsOf(stages, 'select')
  const where = stages.find((stage) => stage.kind === 'where')
  return {
    steps: columnsOf(stages, 'add'),
    columns: explain(table).map((told, index) => ({
      ...told,
      sql: rules[index]?.sql ?? refuse(`${table.name}: ${told.column} has no rule`),
    })),
    where: where === undefined ? null : text(where.test),
    distinct: table.distinct,
  }
}
