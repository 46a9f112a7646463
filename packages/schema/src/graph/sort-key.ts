import type { Node } from './node.js'

/** A rule that rows are sorted by, and how: in the order of `lessThan` or its opposite. */
export interface SortKey {
  readonly node: Node
  readonly descending: boolean
  /** Whether null stands before all values. */
  readonly nullsFirst: boolean
}

/** A sort key in words, with those of its rule: where nulls stand is said where it is not as Spark has it. */
export const sortKeyWords = (
  { node, descending, nullsFirst }: SortKey,
  words: (node: Node) => string,
): string =>
  [
    words(node),
    descending ? ', descending' : '',
    nullsFirst === descending ? `, nulls ${nullsFirst ? 'first' : 'last'}` : '',
  ].join('')
