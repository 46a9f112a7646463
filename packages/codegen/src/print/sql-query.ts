import { type AnyTable, at, checkTable, refuse, walk } from '@lockstep/schema'
import { queryOf } from '../lower/relation.js'
import { columnsOf, type Spark, within } from '../spark/expression.js'
import { variablesIn } from '../spark/lambdas.js'
import { names } from '../spark/names.js'
import { expressionsIn, inputsOf, type SparkQuery } from '../spark/query.js'
import { stacked } from '../spark/stacked.js'
import type { Named } from '../spark/steps.js'
import { between, broken, type Doc, group, isOneLine, layout, line, nest, soft, sqlPage } from './layout.js'
import { cleanedName, type Options } from './options.js'
import { isSqlName, sqlColumn, sqlName, sqlText } from './quote.js'
import { sqlDoc } from './sql.js'
import { windowDoc } from './sql-window.js'

/** An expression of more lines in a select list is no longer seen at once. */
const mostLines = 4

const isLong = (of: Spark): boolean => {
  const doc = sqlDoc(of)
  return !isOneLine(doc, sqlPage, 1) && layout(doc, sqlPage, 1).split('\n').length > mostLines
}

/** A SELECT over what came before it. */
interface Select {
  /** Null until they are known, and then for all there are. */
  readonly columns: readonly Doc[] | null
  readonly distinct: boolean
  /** What each LATERAL adds to the columns there are. */
  readonly adds: readonly (readonly Named[])[]
  readonly where: Doc | null
  /** The names that its columns read: those of what it is over, and those that it adds. */
  readonly reads: readonly string[]
  /** What it is called where it goes before another one. */
  readonly wish: 'cleaned' | 'steps' | 'placed'
}

const empty: Select = { columns: null, distinct: false, adds: [], where: null, reads: [], wish: 'cleaned' }

const column = ({ name, of }: Named): Doc =>
  of.kind === 'column' && of.name === name ? sqlColumn(name) : [sqlDoc(of), ` AS ${sqlName(name)}`]

const readBy = (columns: readonly Named[]): readonly string[] => columns.flatMap(({ of }) => columnsOf(of))

/** Columns whose names no SQL text can hold are named by the fields of a struct, whose names are string literals. */
const selects = (columns: readonly Named[], open: Select, isStep: boolean): readonly Select[] => {
  const of: Select = { ...open, reads: readBy(columns), wish: isStep ? 'steps' : 'cleaned' }
  if (columns.every(({ name, of }) => isSqlName(name) || (of.kind === 'column' && of.name === name)))
    return [{ ...of, columns: columns.map(column) }]
  const fields = columns.map(({ name, of }): Doc => [`${sqlText(name)}, `, sqlDoc(of)])
  const struct = broken(['named_struct(', nest([soft, between(fields, [',', soft])]), soft, ') AS columns'])
  return [
    { ...of, columns: [struct] },
    { ...empty, columns: ['columns.*'] },
  ]
}

/** A select that adds values of other rows to columns. */
const placed = (query: Extract<SparkQuery, { kind: 'window' }>, open: Select): Select => ({
  ...open,
  columns: [...query.columns.map((name) => sqlColumn(name)), ...query.windows.map(windowDoc)],
  reads: [
    ...query.columns,
    ...query.windows.flatMap(({ per }) => per),
    ...expressionsIn(query).flatMap(columnsOf),
  ],
  wish: 'placed',
})

/** The selects of a query, over those of the query it is made of. */
const withQuery = (query: SparkQuery, all: readonly Select[] = []): readonly Select[] => {
  const last = all.at(-1) ?? empty
  const before = all.slice(0, -1)
  const [done, open] = last.columns === null ? [before, last] : [all, empty]
  switch (query.kind) {
    case 'from':
      return []
    case 'add':
      return [...done, { ...open, adds: [...open.adds, query.columns] }]
    case 'select':
      return [...done, ...selects(query.columns, open, query.isStep === true)]
    case 'where':
      return [...done, { ...open, where: sqlDoc(query.test) }]
    case 'distinct':
      return [...before, { ...last, distinct: true }]
    case 'window':
      return last.distinct ? [...all, placed(query, empty)] : [...done, placed(query, open)]
    default:
      return refuse(`${query.kind}: is a step of a question`)
  }
}

/**
 * The selects that a query is, each over the one before. Of many steps, columns are added by LATERAL: with a common table expression
 * for each step, Spark's analyzer would give up after 100 of them (on 3.5, after 100 nested calls in all of them).
 */
const selectsOf: (query: SparkQuery) => readonly Select[] = walk(inputsOf, (query, [of]) =>
  withQuery(query, of),
)

const lateral = (columns: readonly Named[], of: (named: Named) => Doc): Doc => {
  const list = nest([line, between(columns.map(of), [',', line])])
  const select = columns.length === 1 ? group(['SELECT', list]) : broken(['SELECT', list])
  return [',', line, group(['LATERAL (', nest([soft, select]), soft, ')'])]
}

/** What a SELECT is over. */
interface Relation {
  readonly name: string
  /** How its columns are told from others of that name. */
  readonly alias: string
  /** The columns that it is known to have and that are read, if it can have others too. */
  readonly raw: readonly string[] | null
}

/**
 * Inside LATERAL, Spark takes a bare name for a function of its own (`user`) before it takes it for a column from outside, so
 * these are named with their relation. Of a relation that can have columns that no schema declares, only those that are read
 * are there beside the steps: another can be called as a step is.
 */
const fromDoc = ({ adds, reads }: Select, { name, alias, raw }: Relation): Doc => {
  if (adds.length === 0) return [line, `FROM ${name}`]
  const steps = new Set(adds.flatMap((each) => each.map((step) => step.name)))
  const qualified = ({ name, of }: Named): Doc =>
    column({ name, of: within(of, alias, (read) => !steps.has(read)) })
  const laterals = nest(adds.map((each) => lateral(each, qualified)))
  if (raw === null) return [line, `FROM ${name}`, laterals]
  const read = new Set([...reads, ...adds.flatMap(readBy)])
  const known = raw.filter((each) => read.has(each)).map((each) => sqlColumn(each))
  const select = group([
    'SELECT',
    nest([line, between(known.length === 0 ? ['1'] : known, [',', line])]),
    [line, `FROM ${name}`],
  ])
  return [line, group(['FROM (', nest([soft, select]), soft, `) AS ${sqlName(alias)}`]), laterals]
}

const selectDoc = (select: Select, from: Relation): Doc => {
  const { columns, distinct, where } = select
  const list = columns ?? ['*']
  const all = columns === null || columns[0] === 'columns.*'
  return broken([
    `SELECT${distinct ? ' DISTINCT' : ''}`,
    all ? [' ', list] : nest([line, between(list, [',', line])]),
    fromDoc(select, from),
    where === null ? '' : [line, group(['WHERE', nest([line, where])])],
  ])
}

const relation = (table: AnyTable, { input }: Options): readonly string[] =>
  input === undefined ? [table.from === null ? table.name : cleanedName(table.from)] : input.split('.')

/** The variables of all lambdas of a query: `a.b` means a field of the variable `a` before it means a column of `a`. */
const variablesOf: (query: SparkQuery) => readonly string[] = walk(inputsOf, (query, of) => [
  ...of.flat(),
  ...expressionsIn(query).flatMap(variablesIn),
])

const part = (name: string): string =>
  name === '' ? refuse('input: expected a name such as pin or main.raw.pin') : sqlName(name)

/**
 * The cleaning of a table as one query of Spark SQL, which runs unchanged on Spark 3.5 and 4.x in every setting but one. What
 * a rule uses twice, what it nests too deep, and what takes more than four lines, is a column of a step before: of a common
 * table expression, or where there are more than three of these, one that a LATERAL adds.
 *
 * `spark.sql.parser.escapedStringLiterals` must be off, as it is unless asked for: with it, no text with a backslash can be
 * written in SQL. PySpark's text depends on it, too, where Spark parses a part of it: in `F.expr`, by which texts are cast.
 * @throws Refusal for an input that cannot be named in SQL.
 */
export const sql = (table: AnyTable, options: Options = {}): string =>
  at(checkTable(table, 'sql(pin)').name, () => {
    const input = relation(table, options)
    const query = stacked(queryOf(table, { isLong }))
    const variables = variablesOf(query)
    const alias = names(variables).name(input.at(-1) ?? table.name)
    const given = names([...input, ...variables, alias])
    const all = selectsOf(query)
    let from: Relation = {
      name: `${options.isStream === true ? 'STREAM ' : ''}${input.map(part).join('.')}`,
      alias,
      raw: table.raw.map((field) => field.name),
    }
    const before = all.slice(0, -1).map((each): Doc => {
      const body = selectDoc(each, from)
      const name = given.name(each.wish)
      from = { name, alias: name, raw: null }
      return [`${name} AS (`, nest([line, body]), line, ')']
    })
    const last = selectDoc(all.at(-1) ?? empty, from)
    return layout(before.length === 0 ? last : broken(['WITH ', between(before, ', '), line, last]), sqlPage)
  })
