import { Column, type Context } from '../column/column.js'
import type { Bool } from '../column/logic.js'
import { make } from '../column/make.js'
import type { Order } from '../column/order.js'
import { ordersOf } from '../column/window.js'
import { at, refuse } from '../errors/refusal.js'
import { checkKeep, type KeepOptions, keptFirst, keyNames, type Sorts, sortKeysOf } from '../relation/keep.js'
import { type Relation, relation } from '../relation/relation.js'
import type { JoinHow } from '../relation/relations.js'
import type { AnyTable } from '../table/any-table.js'
import type { Table } from '../table/check.js'
import { inputs } from '../table/inputs.js'
import { locate } from '../table/locate.js'
import { checkNames } from '../types/names.js'
import { checkOptions } from '../types/options.js'
import { showGiven, showPlain } from '../types/plain.js'
import type { Zone } from '../types/time.js'
import { withAnd } from './and-words.js'
import { type AnyQuery, queryBrand, type ToldStep } from './any-query.js'
import { filledDown, fillWords } from './fill.js'
import { type JoinOptions, joinParts } from './join.js'
import { aggregatesOf, selected } from './list.js'
import type {
  AggregateList,
  Apart,
  Both,
  Clash,
  FullOuter,
  Grouped,
  Inner,
  LeftOuter,
  ListNames,
  NoAggregate,
  NoSelect,
  NoUnion,
  OfAll,
  Pairs,
  RightOuter,
  SelectedOf,
  SelectList,
  UnionOf,
  Unless,
  Unpivoted,
  Voted,
  WithElements,
} from './shapes.js'
import { otherSide, rowsGiven } from './sides.js'
import { checkTables } from './tables.js'
import { type UnpivotNames, unpivoted } from './unpivot.js'
import { checkVote, tieWords, type VoteOptions, voted } from './vote.js'

/** Rows of a table, or of a query. */
export type RowsOf<C> = Table<C> | Query<C>

const contextOf = ({ name, zone }: AnyQuery): Context => Object.freeze({ table: name, zone, make })

/** A query with one more step. */
const stepped = <D>(
  of: AnyQuery,
  step: string,
  next: (of: Relation) => Relation,
  others: readonly (AnyTable | AnyQuery)[] = [],
  words?: (of: Relation) => string,
): Query<D> => {
  const sources = [...new Set([...of.sources, ...others])]
  const made = at(of.name, () =>
    at(step, () => {
      const relation = next(of.relation)
      if (others.length > 0) checkTables(relation, { sources })
      return relation
    }),
  )
  const told = of.told ?? []
  return new Query({
    ...of,
    relation: made,
    sources,
    told: words === undefined ? told : [...told, { relation: made, of: of.relation, words: words(made) }],
  })
}

const rowOf = <R>(of: AnyQuery, step: string, run: (row: never) => R): R => {
  const context = contextOf(of)
  if (typeof run !== 'function')
    at(of.name, () =>
      at(step, () =>
        refuse(`expected a function of a row, got ${showGiven(run)}; write ${step}(... (row) => ...)`),
      ),
    )
  return at(of.name, () =>
    locate(step, context, (own) => run(inputs(of.relation.columns, own, []) as never), { isStep: true }),
  )
}

const aggregated = <D>(of: AnyQuery, by: readonly string[], list: (row: never) => object): Query<D> => {
  const made = rowOf(of, 'aggregate', list)
  return stepped(of, 'aggregate', (input) =>
    relation('aggregate', [input], { by, columns: aggregatesOf(made) }),
  )
}

/** Rows in groups: they can only be aggregated. */
export class Groups<C, K extends keyof C> {
  readonly #aggregated: (list: never) => Query<never>

  constructor(aggregated: (list: never) => Query<never>) {
    this.#aggregated = aggregated
  }

  /**
   * One row for each group: its keys, and then these aggregates. Spark's `GROUP BY`.
   * @example
   * query('sizes').from(pin).groupBy('category').aggregate((row) => ({ posts: count(), most: row.follower_count.max() }))
   */
  aggregate<const A extends AggregateList>(list: (row: C) => A & NoAggregate<A, K>): Query<Grouped<C, K, A>> {
    return this.#aggregated(list as never) as never
  }
}

/** Rows in an order: what comes after it is a limit, or nothing. */
export class Sorted<C> {
  readonly #all: Query<C>
  readonly #limited: (rows: number) => Query<C>

  constructor(all: Query<C>, limited: (rows: number) => Query<C>) {
    this.#all = all
    this.#limited = limited
  }

  /** The rows in their order. */
  all(): Query<C> {
    return this.#all
  }

  /** The first rows. Spark's `LIMIT`. @throws Refusal for what is no number of rows. */
  limit(rows: number): Query<C> {
    return this.#limited(rows)
  }
}

type Orders<C> = (row: C) => Order | readonly Order[]

/** How many rows a top keeps, and what becomes of those that tie with the last. */
interface TopOptions {
  /** Default: 1. */
  readonly rows?: number
  /** `kept`: all that tie with the last row are kept. `settled`: exactly so many rows, in the order that all other columns complete. */
  readonly ties?: 'kept' | 'settled'
}

/**
 * A question: steps from rows to rows, over tables and other queries. It asks nothing by itself: `answer` runs it over Arrow,
 * `questionSql` and `questionPyspark` print it. Rows have no order unless the last step gives them one.
 */
export class Query<C> implements AnyQuery {
  static {
    Object.defineProperty(Query.prototype, queryBrand, { value: true })
  }

  /** Only the type checker sees this. */
  declare readonly '~columns'?: C
  readonly name: string
  readonly zone: Zone
  readonly relation: Relation
  readonly sources: readonly (AnyTable | AnyQuery)[]
  readonly told: readonly ToldStep[]

  constructor({ name, zone, relation, sources, told = [] }: AnyQuery) {
    this.name = name
    this.zone = zone
    this.relation = relation
    this.sources = sources
    this.told = told
    Object.freeze(this)
  }

  /**
   * Rows of these columns, one for each; values of other rows (`rank().over(...)`) among them. Spark's `SELECT`.
   * @example
   * counts.select((row) => ({ ...row, place: rank().over({ per: [row.country], by: row.posts.desc() }) }))
   */
  select<const S extends SelectList>(list: (row: C) => S & NoSelect<S>): Query<SelectedOf<S>> {
    const made: unknown = rowOf(this, 'select', list as never)
    return stepped(this, 'select', (of) => selected(made, of, contextOf(this)))
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

  /**
   * One row for each value of some columns: the first, the last or the largest by an order; of those that tie in it, the first by all
   * other columns, ascending and nulls first, so that one row is kept whatever the order in which rows came. As keys, nulls are equal,
   * NaNs are, and so are 0.0 and -0.0; text is equal by its bytes. Null is a value of an order, first where that ascends: `keep: 'first'`
   * keeps a row of null, unless `asc().nullsLast()` is said; `'last'` and `'largest'` keep it where there is no other. NaN is above all
   * numbers. Spark's `row_number() = 1`.
   * @throws Refusal for no keys, for keys that there are not, and for an order by a list or a struct.
   * @example
   * query('latest').from(user).distinctBy('ind', { keep: 'last', by: (row) => row.date_joined })
   * @example
   * query('one_each').from(geo).distinctBy(['country', 'ind'], { keep: 'first', by: (row) => [row.timestamp.desc(), row.latitude] })
   */
  distinctBy<const K extends (keyof C & string) | readonly (keyof C & string)[]>(
    keys: K,
    options: KeepOptions<C>,
  ): Query<C> {
    const call = "distinctBy('id', { keep: 'last', by: (row) => row.changed })"
    at(this.name, () => at('distinctBy', () => checkKeep(options, ['keep', 'by'], call)))
    const made = rowOf(this, 'distinctBy', options.by as never)
    return stepped(this, 'distinctBy', (of) =>
      relation('distinctBy', [of], { keys: keyNames(keys, call), order: keptFirst(options.keep, made) }),
    )
  }

  /**
   * Each null of some columns becomes the last value before it that is not null, of the rows that are equal in `per` (all rows, where
   * that is left out), in an order that all other columns complete; it stays null where there is none. Spark's `last_value` without
   * nulls. To keep what was there, give it a second name in a `select` before.
   * @throws Refusal for columns that there are not, and for an order by a list or a struct.
   * @example
   * query('levels').from(readings).fillDown(['level', 'unit'], { per: 'sensor', by: (row) => row.at })
   */
  fillDown<
    const K extends (keyof C & string) | readonly (keyof C & string)[],
    const P extends (keyof C & string) | readonly (keyof C & string)[],
  >(columns: K, options: { readonly per?: P; readonly by: (row: C) => Sorts }): Query<C> {
    const call = "fillDown('level', { per: 'sensor', by: (row) => row.at })"
    at(this.name, () => at('fillDown', () => checkOptions(options, ['per', 'by'], call)))
    const { per = [], by } = options
    const made = rowOf(this, 'fillDown', by as never)
    const order = at(this.name, () => at('fillDown', () => sortKeysOf(made)))
    return stepped(
      this,
      'fillDown',
      (of) => filledDown(of, keyNames(columns, call), { per: keyNames(per, call), by: order }),
      [],
      () => fillWords(keyNames(columns, call), { per: keyNames(per, call), by: order }),
    )
  }

  /**
   * A column becomes the value that the most rows of its group have, in its place: a repair by vote. Nulls have no vote, and become
   * the winner too. Where several values have as many rows, `ties` says what it becomes: `'null'`, the `'least'` of these values in
   * the order of `lessThan`, or what each row has (`'keep'`). NaN is one value, and 0.0 and -0.0 are one, which is 0.0. Spark's `mode`
   * takes any of several.
   * @throws Refusal for a list or a struct, and for columns that there are not.
   * @example
   * query('towns').from(people).voteOf('city', { per: 'zip', ties: 'keep' })
   */
  voteOf<
    const N extends keyof C & string,
    const P extends (keyof C & string) | readonly (keyof C & string)[],
  >(column: N, options: VoteOptions<P>): Query<Voted<C, N>> {
    at(this.name, () => at('voteOf', () => checkVote(options)))
    const call = "voteOf('city', { per: 'zip', ties: 'null' })"
    const per = (): readonly string[] => keyNames(options.per, call)
    return stepped(
      this,
      'voteOf',
      (of) => voted(of, column, per(), options.ties),
      [],
      () => `${column} that the most rows of each ${withAnd(per())} have, ${tieWords[options.ties]}`,
    )
  }

  #join(other: unknown, options: JoinOptions<unknown>, how: JoinHow, call: string): never {
    const right = at(this.name, () => at(call, () => otherSide(this, other, `${call}(geo, { on: 'ind' })`)))
    return stepped(this, call, (of) => relation('join', [of, right.relation], joinParts(how, options)), [
      right,
    ]) as never
  }

  /**
   * Each pair of rows whose keys are equal; null is equal to nothing, unless `nulls: 'equal'` is said. A key that both sides name alike
   * is there once. Rows multiply where a row has several partners: `partners: 'at most one'` counts such rows where the question runs.
   * Spark's `JOIN ... USING`.
   * @throws Refusal for a name that both sides have and that is no key, and for keys of two types.
   * @example
   * query('places').from(pin).join(geo, { on: 'ind', partners: 'at most one' })
   */
  join<
    D,
    const O extends Both<C, D> | readonly Both<C, D>[] | Pairs,
    const N extends 'equal' | 'apart' = 'apart',
  >(other: RowsOf<D>, options: JoinOptions<O, N>): Unless<Clash<C, D, O>, Query<Inner<C, D, O, N>>> {
    return this.#join(other, options, 'inner', 'join')
  }

  /** As `join`, and each left row without a partner beside nulls. Spark's `LEFT JOIN`. */
  leftJoin<D, const O extends Both<C, D> | readonly Both<C, D>[] | Pairs>(
    other: RowsOf<D>,
    options: JoinOptions<O>,
  ): Unless<Clash<C, D, O>, Query<LeftOuter<C, D>>> {
    return this.#join(other, options, 'left', 'leftJoin')
  }

  /** As `join`, and each right row without a partner beside nulls. A key that both sides name alike is the right's. Spark's `RIGHT JOIN`. */
  rightJoin<D, const O extends Both<C, D> | readonly Both<C, D>[] | Pairs>(
    other: RowsOf<D>,
    options: JoinOptions<O>,
  ): Unless<Clash<C, D, O>, Query<RightOuter<C, D, O>>> {
    return this.#join(other, options, 'right', 'rightJoin')
  }

  /** As `join`, and each row of either side without a partner beside nulls. Spark's `FULL JOIN`. */
  fullJoin<D, const O extends Both<C, D> | readonly Both<C, D>[] | Pairs>(
    other: RowsOf<D>,
    options: JoinOptions<O>,
  ): Unless<Clash<C, D, O>, Query<FullOuter<C, D>>> {
    return this.#join(other, options, 'full', 'fullJoin')
  }

  /** The rows that have a partner, each once. Spark's `LEFT SEMI JOIN`. */
  semiJoin<D, const O extends Both<C, D> | readonly Both<C, D>[] | Pairs>(
    other: RowsOf<D>,
    options: JoinOptions<O>,
  ): Unless<Apart<C, D, O>, Query<C>> {
    return this.#join(other, options, 'semi', 'semiJoin')
  }

  /** The rows that have no partner, those with a null among their keys included. Spark's `LEFT ANTI JOIN`. */
  antiJoin<D, const O extends Both<C, D> | readonly Both<C, D>[] | Pairs>(
    other: RowsOf<D>,
    options: JoinOptions<O>,
  ): Unless<Apart<C, D, O>, Query<C>> {
    return this.#join(other, options, 'anti', 'antiJoin')
  }

  /** The rows of both, by the names of their columns. Spark's `UNION ALL`. @throws Refusal for unlike columns. */
  unionAll<D>(other: RowsOf<D> & NoUnion<C, D>): Query<UnionOf<C, D>> {
    const right = at(this.name, () => at('unionAll', () => otherSide(this, other, 'unionAll(others)')))
    return stepped(this, 'unionAll', (of) => relation('union', [of, right.relation], {}), [right])
  }

  /**
   * A row for each element of a list, in the place of the list. Of a list that is null or empty there is no row, or, where `outer` is
   * true, one of null. A null element is a row. Spark's `explode` and `explode_outer`.
   * @example
   * query('tags').from(pin).explode('tag_list')
   */
  explode<const L extends ListNames<C>>(
    column: L,
    options: { readonly outer?: boolean } = {},
  ): Query<WithElements<C, L>> {
    return stepped(this, 'explode', (of) => {
      checkOptions(options, ['outer'], "explode('tags', { outer: true })")
      const { outer = false } = options
      return typeof outer === 'boolean'
        ? relation('explode', [of], { column, outer })
        : refuse(`outer: expected true or false, got ${showPlain(outer)}`)
    })
  }

  /**
   * For each row one row for each of some columns of one type: the column's name and its value, null among them, in place of all of
   * these columns. Spark's `UNPIVOT INCLUDE NULLS`.
   * @example
   * sales.unpivot(['spring', 'autumn'], { name: 'season', value: 'amount' })
   */
  unpivot<const K extends keyof C & string, const N extends string, const V extends string>(
    columns: readonly K[],
    names: { readonly name: N; readonly value: V },
  ): Query<Unpivoted<C, K, N, V>> {
    return stepped(this, 'unpivot', (of) => unpivoted(of, columns, names satisfies UnpivotNames))
  }

  /** Rows in groups, by columns that there are: what a group has in common. */
  groupBy<const K extends readonly (keyof C & string)[]>(...by: K): Groups<C, K[number]> {
    return new Groups((list) => aggregated(this, by, list))
  }

  /** One row of aggregates of all rows, also where there are none. */
  aggregate<const A extends AggregateList>(list: (row: C) => A & NoAggregate<A>): Query<OfAll<A>> {
    return aggregated(this, [], list as never)
  }

  #top(per: readonly string[], order: Orders<C>, options: TopOptions, call: string): Query<C> {
    const made = rowOf(this, call, order as never)
    return stepped(this, call, (of) => {
      checkOptions(options, ['rows', 'ties'], '{ rows: 3 }')
      const { rows = 1, ties = 'kept' } = options
      if (!Array.isArray(per))
        refuse(
          `expected the names of columns, got ${showGiven(per)}; write topPer('country', (row) => row.posts.desc())`,
        )
      if (ties !== 'kept' && ties !== 'settled')
        refuse(`ties: expected 'kept' or 'settled', got ${showPlain(ties)}`)
      return relation('top', [of], {
        per,
        order: ordersOf(made).map(({ key }) => key),
        rows,
        settled: ties === 'settled',
      })
    })
  }

  /**
   * Of each group of rows that are equal in some columns, the first, and all that tie with it. Null is a value of an order, last
   * where that is descending: filter before, where it should not win. Spark's `rank() = 1`.
   * @example
   * counts.topPer('country', (row) => row.posts.desc())
   * counts.topPer('country', (row) => row.posts.desc(), { rows: 3, ties: 'settled' })
   */
  topPer<const K extends (keyof C & string) | readonly (keyof C & string)[]>(
    per: K,
    order: Orders<C>,
    options: TopOptions = {},
  ): Query<C> {
    return this.#top(typeof per === 'string' ? [per] : (per as readonly string[]), order, options, 'topPer')
  }

  /** The first of all rows, and all that tie with it, as `topPer` has it. */
  top(order: Orders<C>, options: TopOptions = {}): Query<C> {
    return this.#top([], order, options, 'top')
  }

  /**
   * The rows in an order, completed by the columns that tell rows apart: rows that are equal in every column may change places unseen.
   * @throws Refusal for an order by a list or a struct.
   */
  orderBy(order: Orders<C>): Sorted<C> {
    const made = rowOf(this, 'orderBy', order as never)
    const sorted: Query<C> = stepped(this, 'orderBy', (of) =>
      relation('sort', [of], { order: ordersOf(made).map(({ key }) => key) }),
    )
    return new Sorted(sorted, (rows) => stepped(sorted, 'limit', (of) => relation('limit', [of], { rows })))
  }
}

/**
 * Begins a question by its name, which every refusal of it says.
 * @example
 * query('popular').from(pin).groupBy('category').aggregate(() => ({ posts: count() })).top((row) => row.posts.desc())
 */
export const query = (name: string): { readonly from: <C>(rows: RowsOf<C>) => Query<C> } => {
  checkNames([name])
  return {
    from: (rows) => {
      const of = at(name, () => at('from', () => rowsGiven(rows, 'from(pin)')))
      return new Query({ name, zone: of.zone, relation: of.relation, sources: [of] })
    },
  }
}
