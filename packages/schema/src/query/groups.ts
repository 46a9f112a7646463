import type { Query } from './query.js'
import type { AggregateList, Grouped, NoAggregate } from './shapes.js'

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
