import type { Node } from './node.js'

/** A rule that rows are sorted by, and how: in the order of `lessThan` or its opposite. */
export interface SortKey {
  readonly node: Node
  readonly descending: boolean
  /** Whether null stands before all values. */
  readonly nullsFirst: boolean
}
