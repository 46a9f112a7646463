import {
  type AnyTable,
  type Explanation,
  everyRow,
  explain,
  explainRelation,
  type Json,
  type Node,
  nodesOf,
  outputsOf,
  refuse,
  relation,
  relationsOf,
  seal,
  toJSON,
} from '@lockstep/schema'
import { explainSpark } from '../print/explain.js'
import { pyspark } from '../print/pyspark-query.js'
import { type Rounding, withRoundings } from './roundings.js'

/** What the page is told of one column of the result. */
export interface ToldColumn {
  readonly name: string
  readonly type: string
  /** The columns that come in of which it is made. */
  readonly from: readonly string[]
  /** Whether it is one of those, as it is. */
  readonly isSame: boolean
  /** What `toDecimal` may round in it, by the names of columns behind the table's own. */
  readonly roundings: readonly Rounding[]
  readonly words: string
  readonly sql: string
  readonly pyspark: string
}

/** What the page is told of a table. */
export interface ToldTable {
  readonly name: string
  /**
   * The table without what leaves rows out, as `toJSON` writes it: rows that come in and go out stand beside each other. Behind its
   * columns stand those of roundings.
   */
  readonly rules: Json
  readonly columns: readonly ToldColumn[]
  /** Which rows stay, in SQL; null for all. */
  readonly where: string | null
  readonly distinct: boolean
  /** Which of the rows with the same keys goes out, in words; null for all. */
  readonly distinctBy: string | null
}

const fromOf = (node: Node): readonly string[] => [
  ...new Set(nodesOf([node]).flatMap((each) => (each.operation === 'column' ? [each.constants.name] : []))),
]

/** A table with one of its columns only. */
const only = (table: AnyTable, name: string): AnyTable => {
  const every = everyRow(table)
  const columns = outputsOf(every).filter((each) => each.name === name)
  const { inputs } = every.relation
  return seal({ ...every, relation: relation('select', [inputs[0] ?? refuse('has no input')], { columns }) })
}

const columnOf = (
  table: AnyTable,
  { column: name, type, words }: Explanation,
  sql: string,
  roundings: readonly Rounding[],
): ToldColumn => {
  const node =
    outputsOf(table).find((each) => each.name === name)?.node ?? refuse(`there is no column ${name}`)
  return {
    name,
    type,
    from: fromOf(node),
    isSame: node.operation === 'column',
    roundings,
    words,
    sql,
    pyspark: pyspark(only(table, name)),
  }
}

/** What the page is told of a table. */
export const toldTable = (table: AnyTable): ToldTable => {
  const spark = explainSpark(table)
  const { table: every, roundings } = withRoundings(table)
  return {
    name: table.name,
    rules: toJSON(every),
    columns: explain(table).map((each, index) =>
      columnOf(table, each, spark.columns[index]?.sql ?? '', roundings.get(each.column) ?? []),
    ),
    where: spark.where,
    distinct: spark.distinct,
    distinctBy:
      relationsOf([table.relation])
        .filter(({ relation }) => relation === 'distinctBy')
        .map(explainRelation)
        .at(-1) ?? null,
  }
}
