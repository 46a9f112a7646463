import { type AnyQuery, at, refuse } from '@lockstep/schema'
import { queryOfQuestion } from '../lower/relation.js'
import { operator, type Spark } from '../spark/expression.js'
import { names } from '../spark/names.js'
import type { SparkOrder, SparkQuery, SparkWindow } from '../spark/query.js'
import type { Named } from '../spark/steps.js'
import { between, broken, type Doc, group, layout, line, nest, type Page, soft } from './layout.js'
import { checkAsked, cleanedName } from './options.js'
import { sqlColumn, sqlName } from './quote.js'
import { sqlDoc } from './sql.js'

const page: Page = { width: 100, indent: '  ' }

/** How far a SELECT has come: a clause that comes before one that it has begins the next SELECT. */
const places = { from: 0, where: 1, list: 2, distinct: 3, order: 4, limit: 5, whole: 6 } as const

type Place = keyof typeof places

/** A SELECT that may still get clauses. */
interface Open {
  readonly place: Place
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

const over = (name: string, columns: readonly string[]): Open => ({
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

const selectDoc = (of: Open): Doc => {
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

const listed = ({ name, of }: Named): Doc =>
  of.kind === 'column' && of.name === name ? sqlColumn(name) : [sqlDoc(of), ` AS ${sqlName(name)}`]

const orderDoc = ({ of, descending, nullsFirst }: SparkOrder): Doc => {
  // What Spark does unless told: nulls first where ascending, last where descending.
  const nulls = nullsFirst === descending ? ` NULLS ${nullsFirst ? 'FIRST' : 'LAST'}` : ''
  return [sqlDoc(of), descending ? ' DESC' : '', nulls]
}

const boundDoc = (of: number | null, none: string): string => {
  if (of === null) return `UNBOUNDED ${none}`
  return of === 0 ? 'CURRENT ROW' : `${Math.abs(of)} ${of < 0 ? 'PRECEDING' : 'FOLLOWING'}`
}

/** A function over the rows of a partition, with its name. */
const windowDoc = ({ name, of, per, order, frame }: SparkWindow): Doc => {
  const by = per.map((each) => sqlColumn(each))
  const parts: readonly Doc[] = [
    ...(by.length === 0 ? [] : [['PARTITION BY ', between(by, ', ')]]),
    ...(order.length === 0 ? [] : [['ORDER BY ', between(order.map(orderDoc), [',', line])]]),
    ...(frame === null
      ? []
      : [`ROWS BETWEEN ${boundDoc(frame.from, 'PRECEDING')} AND ${boundDoc(frame.to, 'FOLLOWING')}`]),
  ]
  return group([sqlDoc(of), ' OVER (', nest([soft, between(parts, line)]), soft, `) AS ${sqlName(name)}`])
}

const joinWords = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
  semi: 'LEFT SEMI JOIN',
  anti: 'LEFT ANTI JOIN',
} as const

/** Prints a query: SELECTs that are done become common table expressions. */
const printer = (taken: readonly string[]) => {
  const given = names(taken)
  const before: Doc[] = []
  const close = (of: Open): Open => {
    if (of.place === 'from' && of.alias !== null) return of
    const name = given.name(of.wish)
    before.push([`${sqlName(name)} AS (`, nest([line, selectDoc(of)]), line, ')'])
    return over(name, of.columns)
  }
  const closed = new Map<SparkQuery, Open>()
  /** A query as a relation with a name: one that stands in several places has one. */
  const named = (query: SparkQuery): Open => {
    const made = closed.get(query) ?? close(select(query))
    closed.set(query, made)
    return made
  }
  /** The same SELECT where a clause may still come, else one over it. */
  const upTo = (of: Open, place: Place): Open => (places[of.place] <= places[place] ? of : close(of))
  /** The same SELECT where it has no list yet, else one over it. */
  const unlisted = (of: Open): Open => (of.list === null && places[of.place] <= places.where ? of : close(of))

  const join = (query: Extract<SparkQuery, { kind: 'join' }>): Open => {
    const right = named(query.other)
    const isUsing = !query.nulls && query.keys.every((key) => key.left === key.right)
    const open = upTo(select(query.of), 'from')
    if (isUsing) {
      const left = open.alias !== right.alias ? open : close(open)
      const keys = query.keys.map((key): Doc => sqlColumn(key.left))
      return {
        ...left,
        from: [...left.from, [joinWords[query.how], ' ', right.from, ' USING (', between(keys, ', '), ')']],
        alias: null,
        columns: query.columns,
        wish: 'joined',
      }
    }
    const [ours, theirs] = sidesOf(close(open), right)
    const equal = query.nulls ? ' <=> ' : ' = '
    const on = query.keys.map(
      (key): Doc => [sqlColumn(key.left, ours.name), equal, sqlColumn(key.right, theirs.name)],
    )
    const shared = query.keys.filter((key) => key.left === key.right).map((key) => key.left)
    const listed = query.columns.map((name): Doc => {
      if (!shared.includes(name) || query.how === 'semi' || query.how === 'anti') return sqlColumn(name)
      const [left, other] = [sqlColumn(name, ours.name), sqlColumn(name, theirs.name)]
      if (query.how === 'full') return ['coalesce(', left, ', ', other, ') AS ', sqlName(name)]
      return query.how === 'right' ? other : left
    })
    return {
      ...over(ours.name, query.columns),
      place: 'list',
      from: [ours.from, [joinWords[query.how], ' ', theirs.from, ' ON ', between(on, ' AND ')]],
      alias: null,
      list: listed,
      wish: 'joined',
    }
  }

  /** Two relations with names that tell them apart. */
  const sidesOf = (left: Open, right: Open) => {
    const [from = ''] = left.from
    const [other = ''] = right.from
    const name = left.alias ?? ''
    if (left.alias !== right.alias)
      return [
        { name, from },
        { name: right.alias ?? '', from: other },
      ] as const
    const own = given.name('other')
    return [
      { name, from },
      { name: own, from: [other, ' AS ', sqlName(own)] },
    ] as const
  }

  const union = ({ of, other, columns }: Extract<SparkQuery, { kind: 'union' }>): Open => {
    const [left, right] = [named(of), named(other)]
    const list = columns.map((name) => sqlColumn(name))
    const half = (open: Open): Doc => selectDoc({ ...open, list })
    const name = given.name('both')
    before.push([
      `${sqlName(name)} AS (`,
      nest([line, half(left), line, 'UNION ALL', line, half(right)]),
      line,
      ')',
    ])
    return over(name, columns)
  }

  const window = (query: Extract<SparkQuery, { kind: 'window' }>): Open => {
    const of = unlisted(select(query.of))
    return {
      ...of,
      place: 'list',
      list: [...query.columns.map((name) => sqlColumn(name)), ...query.windows.map(windowDoc)],
      columns: [...query.columns, ...query.windows.map(({ name }) => name)],
      wish: 'placed',
    }
  }

  const select = (query: SparkQuery): Open => closed.get(query) ?? begun(query)

  const begun = (query: SparkQuery): Open => {
    switch (query.kind) {
      case 'table':
        return over(cleanedName(query.table), query.columns)
      case 'from':
        return refuse('a question begins from a table')
      case 'join':
        return join(query)
      case 'union':
        return union(query)
      case 'window':
        return window(query)
      case 'where': {
        const of = unlisted(select(query.of))
        const where = of.where === null ? query.test : operator('AND', of.where, query.test)
        return { ...of, place: 'where', where, wish: of.wish === 'rows' ? 'kept' : of.wish }
      }
      case 'add': {
        const of = unlisted(select(query.of))
        const columns = [...of.columns, ...query.columns.map(({ name }) => name)]
        const list = [...of.columns.map((name) => sqlColumn(name)), ...query.columns.map(listed)]
        return { ...of, place: 'list', list, columns, wish: 'steps' }
      }
      case 'select': {
        const of = unlisted(select(query.of))
        const columns = query.columns.map(({ name }) => name)
        const place = query.isExploded === true ? 'whole' : 'list'
        return { ...of, place, list: query.columns.map(listed), columns, wish: 'selected' }
      }
      case 'aggregate': {
        const of = unlisted(select(query.of))
        const by = query.by.map((name) => sqlColumn(name))
        return {
          ...of,
          place: 'list',
          list: [...by, ...query.columns.map(listed)],
          groupBy: by,
          columns: [...query.by, ...query.columns.map(({ name }) => name)],
          wish: 'grouped',
        }
      }
      case 'distinct':
        return { ...upTo(select(query.of), 'list'), place: 'distinct', distinct: true }
      case 'sort': {
        // A key of its own cannot be named behind a list or DISTINCT.
        const of = close(select(query.of))
        return { ...of, place: 'order', orderBy: query.order.map(orderDoc), wish: 'sorted' }
      }
      case 'limit':
        return { ...upTo(select(query.of), 'order'), place: 'limit', limit: query.rows }
    }
  }
  return { select, before }
}

/**
 * A question as one query of Spark SQL over the cleaned tables, as they were written (`clean_pin`): one clause a step, and a common
 * table expression where a clause would come too early. It runs unchanged on Spark 3.5 and 4.x, with ANSI mode on and off.
 */
export const questionSql = (query: AnyQuery): string => {
  checkAsked(query, 'questionSql')
  return at(query.name, () => {
    const asked = queryOfQuestion(query)
    const { select, before } = printer(tableNames(asked))
    const open = select(asked)
    const body = selectDoc(open)
    return layout(before.length === 0 ? body : broken(['WITH ', between(before, ', '), line, body]), page)
  })
}

/** The names of the tables that a query is over. */
const tableNames = (query: SparkQuery): readonly string[] => {
  switch (query.kind) {
    case 'table':
      return [cleanedName(query.table)]
    case 'from':
      return []
    case 'join':
    case 'union':
      return [...tableNames(query.of), ...tableNames(query.other)]
    default:
      return tableNames(query.of)
  }
}
