import { Aggregate } from '../column/aggregate.js'
import { Column, type Context } from '../column/column.js'
import type { Bool } from '../column/logic.js'
import { make } from '../column/make.js'
import { Order } from '../column/order.js'
import { at, refuse } from '../errors/refusal.js'
import { checkNames } from '../raw/names.js'
import { type Relation, relation } from '../relation/relation.js'
import type { JoinHow, JoinKey } from '../relation/relations.js'
import type { AnyTable } from '../table/any-table.js'
import { isTable, type Table } from '../table/check.js'
import { checkSelect } from '../table/definition.js'
import { inputs, output } from '../table/inputs.js'
import { locate } from '../table/locate.js'
import type { Selected } from '../table/table.js'
import { showGiven, showPlain } from '../types/plain.js'
import type { Zone } from '../types/time.js'
import type { AggregateList, Clash, Grouped, Inner, LeftOuter, OfAll, On, SelectList } from './shapes.js'

/** What a query is, whatever its columns. */
export interface AnyQuery {
  readonly name: string
  readonly zone: Zone
  readonly relation: Relation
  /** The tables and queries that it begins from or takes in, each once. */
  readonly sources: readonly (AnyTable | AnyQuery)[]
}

/** Rows of a table, or of a query. */
export type RowsOf<C> = Table<C> | Query<C>

/** Whether a value is a question. */
export const isQuery = (value: unknown): value is Query<unknown> => value instanceof Query

const taken = (value: unknown, call: string): AnyTable | AnyQuery =>
  isTable(value) || isQuery(value)
    ? value
    : refuse(`expected a table or a query, got ${showGiven(value)}; write ${call}`)

const keysOf = (on: unknown): readonly JoinKey[] => {
  if (typeof on === 'string') return [{ left: on, right: on }]
  if (Array.isArray(on)) return on.map((name: string) => ({ left: name, right: name }))
  return Object.entries(on ?? {}).map(([left, right]) => ({ left, right: String(right) }))
}

const ordersOf = (value: unknown): readonly Order[] => {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.map((each) =>
    each instanceof Order
      ? each
      : refuse(
          `takes orders, got ${each instanceof Column ? 'a column; write .asc() or .desc() behind it' : showPlain(each)}`,
        ),
  )
}

/** A query of which every row is of a group: it can only be aggregated. */
export class Groups<C, K extends keyof C> {
  readonly #query: Query<C>
  readonly #by: readonly string[]

  constructor(query: Query<C>, by: readonly string[]) {
    this.#query = query
    this.#by = by
  }

  /**
   * One row for each group: its keys, and then these aggregates. Spark's `GROUP BY`.
   * @example
   * query('sizes').from(pin).groupBy('category').aggregate((row) => ({ posts: count(), most: row.follower_count.max() }))
   */
  aggregate<const A extends AggregateList>(list: (row: C) => A): Query<Grouped<C, K, A>> {
    return aggregated(this.#query, this.#by, list as never)
  }
}

/** Rows in an order: what comes after it is a limit, or nothing. */
export class Sorted<C> {
  readonly #query: Query<C>

  constructor(query: Query<C>) {
    this.#query = query
  }

  /** The rows in their order. */
  all(): Query<C> {
    return this.#query
  }

  /** The first rows. Spark's `LIMIT`. @throws Refusal for what is no number of rows. */
  limit(rows: number): Query<C> {
    return stepped(this.#query, 'limit', (of) => relation('limit', [of], { rows }))
  }
}

const contextOf = ({ name, zone }: AnyQuery): Context => Object.freeze({ table: name, zone, make })

/** A query with one more step. */
const stepped = <D>(
  of: AnyQuery,
  step: string,
  next: (of: Relation) => Relation,
  others: readonly (AnyTable | AnyQuery)[] = [],
): Query<D> => {
  const made = at(of.name, () => at(step, () => next(of.relation)))
  return new Query({ ...of, relation: made, sources: [...new Set([...of.sources, ...others])] })
}

const rowOf = <R>(of: AnyQuery, step: string, run: (row: never) => R): R => {
  const context = contextOf(of)
  return at(of.name, () => locate(step, context, (own) => run(inputs(of.relation.columns, own, []) as never)))
}

const aggregated = <D>(
  of: AnyQuery,
  by: readonly string[],
  list: (row: never) => AggregateList,
): Query<D> => {
  const made = rowOf(of, 'aggregate', list)
  return stepped(of, 'aggregate', (input) => {
    const columns = Object.entries(made).map(([name, value]) => ({
      name,
      aggregate:
        value instanceof Aggregate
          ? value.aggregate
          : at(`.${name}`, () =>
              refuse(
                'a group has many values of this: take its min(), max(), sum(), median() ..., or group by it',
              ),
            ),
    }))
    return relation('aggregate', [input], { by, columns })
  })
}

/**
 * A question: steps from rows to rows, over tables and other queries. It asks nothing by itself: `answer` runs it over Arrow,
 * `sql` and `pyspark` print it. Rows have no order unless the last step gives them one.
 */
export class Query<C> implements AnyQuery {
  /** Only the type checker sees this. */
  declare readonly '~columns'?: C
  readonly name: string
  readonly zone: Zone
  readonly relation: Relation
  readonly sources: readonly (AnyTable | AnyQuery)[]

  constructor({ name, zone, relation, sources }: AnyQuery) {
    this.name = name
    this.zone = zone
    this.relation = relation
    this.sources = sources
    Object.freeze(this)
  }

  /** Rows of these columns, one for each. Spark's `SELECT`. */
  select<const S extends SelectList>(list: (row: C) => S): Query<Selected<S>> {
    const made: unknown = rowOf(this, 'select', list as never)
    const context = contextOf(this)
    return stepped(this, 'select', (of) => {
      checkSelect(made)
      const columns = Object.entries(made as SelectList).map(([name, value]) => ({
        name,
        node: at(`.${name}`, () => output(value, context)),
      }))
      return relation('select', [of], { columns })
    })
  }

  /** The rows for which a rule is true, and neither false nor null. Spark's `WHERE`. */
  where(test: (row: C) => Bool): Query<C> {
    const made: unknown = rowOf(this, 'where', test as never)
    return stepped(this, 'where', (of) =>
      made instanceof Column
        ? relation('where', [of], { test: made.node })
        : refuse(`takes a rule that is true or false, got ${showPlain(made)}`),
    )
  }

  /** Rows that are equal in every column once. Spark's `DISTINCT`. */
  distinct(): Query<C> {
    return stepped(this, 'distinct', (of) => relation('distinct', [of], {}))
  }

  #join<D>(other: unknown, on: unknown, how: JoinHow, call: string): Query<D> {
    const right = at(this.name, () => at(call, () => taken(other, `${call}(geo, { on: 'ind' })`)))
    return stepped(this, call, (of) => relation('join', [of, right.relation], { how, keys: keysOf(on) }), [
      right,
    ])
  }

  /**
   * Each pair of rows whose keys are equal; null is equal to nothing. A key that both sides name alike is there once.
   * Spark's `JOIN ... USING`.
   * @throws Refusal for a name that both sides have and that is no key, and for keys of two types.
   * @example
   * query('places').from(pin).join(geo, { on: 'ind' })
   */
  join<D, const O extends On<C, D>>(
    other: RowsOf<D>,
    { on }: { on: O } & Clash<C, D, O>,
  ): Query<Inner<C, D, O>> {
    return this.#join(other, on, 'inner', 'join')
  }

  /** As `join`, and each left row without a partner beside nulls. Spark's `LEFT JOIN`. */
  leftJoin<D, const O extends On<C, D>>(
    other: RowsOf<D>,
    { on }: { on: O } & Clash<C, D, O>,
  ): Query<LeftOuter<C, D, O>> {
    return this.#join(other, on, 'left', 'leftJoin')
  }

  /** The rows that have a partner, each once. Spark's `LEFT SEMI JOIN`. */
  semiJoin<D, const O extends On<C, D>>(other: RowsOf<D>, { on }: { on: O }): Query<C> {
    return this.#join(other, on, 'semi', 'semiJoin')
  }

  /** The rows that have no partner, those with a null among their keys included. Spark's `LEFT ANTI JOIN`. */
  antiJoin<D, const O extends On<C, D>>(other: RowsOf<D>, { on }: { on: O }): Query<C> {
    return this.#join(other, on, 'anti', 'antiJoin')
  }

  /** The rows of both, by the names of their columns. Spark's `UNION ALL`. @throws Refusal for unlike columns. */
  unionAll(other: RowsOf<C>): Query<C> {
    const right = at(this.name, () => at('unionAll', () => taken(other, 'unionAll(others)')))
    return stepped(this, 'unionAll', (of) => relation('union', [of, right.relation], {}), [right])
  }

  /** Rows in groups, by columns that there are: what a group has in common. */
  groupBy<const K extends readonly (keyof C & string)[]>(...by: K): Groups<C, K[number]> {
    return new Groups(this, by)
  }

  /** One row of aggregates of all rows, also where there are none. */
  aggregate<const A extends AggregateList>(list: (row: C) => A): Query<OfAll<A>> {
    return aggregated(this, [], list as never)
  }

  #top(
    per: readonly string[],
    order: (row: C) => Order | readonly Order[],
    rows: number,
    call: string,
  ): Query<C> {
    const made = rowOf(this, call, order as never)
    return stepped(this, call, (of) =>
      relation('top', [of], { per, order: ordersOf(made).map(({ key }) => key), rows }),
    )
  }

  /**
   * Of each group of rows that are equal in some columns, the first, and all that tie with it. Null is a value of an order, last
   * where that is descending: filter before, where it should not win. Spark's `rank() = 1`.
   * @example
   * counts.topPer('country', (row) => row.posts.desc())
   */
  topPer<const K extends (keyof C & string) | readonly (keyof C & string)[]>(
    per: K,
    order: (row: C) => Order | readonly Order[],
    { rows = 1 }: { readonly rows?: number } = {},
  ): Query<C> {
    return this.#top(typeof per === 'string' ? [per] : (per as readonly string[]), order, rows, 'topPer')
  }

  /** The first of all rows, and all that tie with it. */
  top(order: (row: C) => Order | readonly Order[], { rows = 1 }: { readonly rows?: number } = {}): Query<C> {
    return this.#top([], order, rows, 'top')
  }

  /**
   * The rows in an order, completed by all other columns: rows that are equal in every column may change places unseen.
   * @throws Refusal for an order by a list or a struct.
   */
  orderBy(order: (row: C) => Order | readonly Order[]): Sorted<C> {
    const made = rowOf(this, 'orderBy', order as never)
    return new Sorted(
      stepped(this, 'orderBy', (of) =>
        relation('sort', [of], { order: ordersOf(made).map(({ key }) => key) }),
      ),
    )
  }
}

/**
 * Begins a question by its name, which every refusal of it says.
 * @example
 * query('popular').from(pin).groupBy('category').aggregate(() => ({ posts: count() })).top((row) => row.posts.desc())
 */
export const query = (name: string): { readonly from: <C>(rows: RowsOf<C>) => Query<C> } => ({
  from: (rows) => {
    checkNames([name])
    const of = at(name, () => at('from', () => taken(rows, 'from(pin)')))
    return new Query({ name, zone: of.zone, relation: of.relation, sources: [of] })
  },
})
