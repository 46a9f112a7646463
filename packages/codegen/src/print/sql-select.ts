import type { Spark } from '../spark/expression.js'
import type { Named } from '../spark/steps.js'
import { between, broken, type Doc, group, line, nest } from './layout.js'
import { sqlColumn, sqlName } from './quote.js'
import { sqlDoc } from './sql.js'

/** How far a SELECT has come: a clause that comes before one that it has begins the next SELECT. */
export const places = { from: 0, where: 1, list: 2, distinct: 3, order: 4, limit: 5, whole: 6 } as const

/** A clause of a SELECT. */
export type Clause = keyof typeof places

/** A SELECT that may still get clauses. */
export interface Open {
  readonly place: Clause
  /** What it is over, a line each: a relation, and joins. */
  readonly from: readonly Doc[]
  /** Whether it is over one relation alone, by whose name columns can be told. */
  readonly alias: string | null
  readonly where: Spark | null
  /** Null for all columns there are, which `columns` names. */
  readonly list: readonly Doc[] | null
  readonly columns: readonly string[]
  readonly distinct: boolean
  readonly groupBy: readonly Doc[]
  readonly orderBy: readonly Doc[]
  readonly limit: number | null
  /** What a common table expression of it is called. */
  readonly wish: string
}

/** A SELECT of all columns of a relation. */
export const selectFrom = (name: string, columns: readonly string[]): Open => ({
  place: 'from',
  from: [sqlName(name)],
  alias: name,
  where: null,
  list: null,
  columns,
  distinct: false,
  groupBy: [],
  orderBy: [],
  limit: null,
  wish: 'rows',
})

const clause = (word: string, of: readonly Doc[]): Doc =>
  of.length === 0 ? '' : [line, group([word, nest([line, between(of, [',', line])])])]

/** A SELECT, a clause a line. */
export const selectDoc = (of: Open): Doc => {
  const [first = '', ...joins] = of.from
  const list = of.list ?? of.columns.map((name) => sqlColumn(name))
  return broken([
    `SELECT${of.distinct ? ' DISTINCT' : ''}`,
    nest([line, between(list, [',', line])]),
    [line, 'FROM ', first],
    joins.map((join) => [line, join]),
    of.where === null ? '' : [line, group(['WHERE', nest([line, sqlDoc(of.where)])])],
    clause('GROUP BY', of.groupBy),
    clause('ORDER BY', of.orderBy),
    of.limit === null ? '' : [line, `LIMIT ${of.limit}`],
  ])
}

/** An expression of a list, with its name. */
export const listed = ({ name, of }: Named): Doc =>
  of.kind === 'column' && of.name === name ? sqlColumn(name) : [sqlDoc(of), ` AS ${sqlName(name)}`]
