import type { Node } from '../graph/node.js'

/** A rule that rows are sorted by, and how: in the order of `lessThan` or its opposite. */
export interface SortKey {
  readonly node: Node
  readonly descending: boolean
  /** Whether null stands before all values. */
  readonly nullsFirst: boolean
}

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
