import { type AnyQuery, type AnyTable, at, refuse } from '@lockstep/schema'
import { queryOfQuestion } from '../lower/relation.js'
import { operator } from '../spark/expression.js'
import { names } from '../spark/names.js'
import type { SparkQuery } from '../spark/query.js'
import { between, broken, type Doc, layout, line, nest, sqlPage } from './layout.js'
import { checkAsked, cleanedName } from './options.js'
import { sqlColumn, sqlName } from './quote.js'
import { repeatedIn } from './repeated.js'
import { type Clause, listed, type Open, places, selectDoc, selectFrom } from './sql-select.js'
import { orderDoc, windowDoc } from './sql-window.js'

const joinWords = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
  semi: 'LEFT SEMI JOIN',
  anti: 'LEFT ANTI JOIN',
} as const

/** Prints a query: SELECTs that are done become common table expressions, and so does what stands in several places. */
const printer = (
  taken: readonly string[],
  repeated: ReadonlySet<SparkQuery>,
  nameOf: (table: Pick<AnyTable, 'name'>) => string,
) => {
  const given = names(taken)
  const before: Doc[] = []
  const close = (of: Open): Open => {
    if (of.place === 'from' && of.alias !== null) return of
    const name = given.name(of.wish)
    before.push([`${sqlName(name)} AS (`, nest([line, selectDoc(of)]), line, ')'])
    return selectFrom(name, of.columns)
  }
  const closed = new Map<SparkQuery, Open>()
  /** A query as a relation with a name: one that stands in several places has one. */
  const named = (query: SparkQuery): Open => {
    const made = closed.get(query) ?? close(begun(query))
    closed.set(query, made)
    return made
  }
  /** The same SELECT where a clause may still come, else one over it. */
  const upTo = (of: Open, place: Clause): Open => (places[of.place] <= places[place] ? of : close(of))
  /** The same SELECT where it has no list yet, else one over it. */
  const unlisted = (of: Open): Open => (of.list === null && places[of.place] <= places.where ? of : close(of))

  const join = (query: Extract<SparkQuery, { kind: 'join' }>): Open => {
    const right = named(query.other)
    const open = upTo(select(query.of), 'from')
    if (query.isUsing) {
      const left = open.alias !== right.alias ? open : close(open)
      const keys = query.keys.map((key): Doc => sqlColumn(key.left))
      return {
        ...left,
        from: [...left.from, [joinWords[query.how], ' ', right.from, ' USING (', between(keys, ', '), ')']],
        alias: null,
        columns: query.columns.map(({ name }) => name),
        wish: 'joined',
      }
    }
    const [ours, theirs] = sidesOf(close(open), right)
    const equal = query.nulls ? ' <=> ' : ' = '
    const on = query.keys.map(
      (key): Doc => [sqlColumn(key.left, ours.name), equal, sqlColumn(key.right, theirs.name)],
    )
    const list = query.columns.map(({ name, of }): Doc => {
      const [left, right] = [sqlColumn(name, ours.name), sqlColumn(name, theirs.name)]
      if (of === 'both') return ['coalesce(', left, ', ', right, ') AS ', sqlName(name)]
      return of === 'only' ? sqlColumn(name) : of === 'right' ? right : left
    })
    return {
      ...selectFrom(
        ours.name,
        query.columns.map(({ name }) => name),
      ),
      place: 'list',
      from: [ours.from, [joinWords[query.how], ' ', theirs.from, ' ON ', between(on, ' AND ')]],
      alias: null,
      list,
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
    return selectFrom(name, columns)
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

  const select = (query: SparkQuery): Open =>
    closed.get(query) ?? (repeated.has(query) ? named(query) : begun(query))

  const begun = (query: SparkQuery): Open => {
    switch (query.kind) {
      case 'table':
        return selectFrom(nameOf(query.table), query.columns)
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
 * A question as one query of Spark SQL over the cleaned tables, as they were written (`clean_pin`, or what `nameOf` says): one
 * clause a step, and a common table expression where a clause would come too early. It runs unchanged on Spark 3.5 and 4.x, with ANSI mode on and off.
 */
export const questionSql = (
  query: AnyQuery,
  { nameOf = cleanedName }: { readonly nameOf?: (table: Pick<AnyTable, 'name'>) => string } = {},
): string => {
  checkAsked(query, 'questionSql', nameOf)
  return at(query.name, () => {
    const asked = queryOfQuestion(query)
    const { select, before } = printer(tableNames(asked, nameOf), new Set(repeatedIn(asked)), nameOf)
    const open = select(asked)
    const body = selectDoc(open)
    return layout(before.length === 0 ? body : broken(['WITH ', between(before, ', '), line, body]), sqlPage)
  })
}

/** The names of the tables that a query is over. */
const tableNames = (
  query: SparkQuery,
  nameOf: (table: Pick<AnyTable, 'name'>) => string,
): readonly string[] => {
  switch (query.kind) {
    case 'table':
      return [nameOf(query.table)]
    case 'from':
      return []
    case 'join':
    case 'union':
      return [...tableNames(query.of, nameOf), ...tableNames(query.other, nameOf)]
    default:
      return tableNames(query.of, nameOf)
  }
}
