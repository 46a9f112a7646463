import type { Query } from './query.js'

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
