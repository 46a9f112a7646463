import type { SortKey } from '../graph/sort-key.js'

/** A way to sort rows, by the values of a column. */
export class Order {
  readonly key: SortKey

  constructor(key: SortKey) {
    this.key = Object.freeze(key)
    Object.freeze(this)
  }

  /** The same order with nulls before all values. */
  nullsFirst(): Order {
    return new Order({ ...this.key, nullsFirst: true })
  }

  /** The same order with nulls behind all values. */
  nullsLast(): Order {
    return new Order({ ...this.key, nullsFirst: false })
  }
}
