import { keysOf, type Relation, type RelationOf, settles } from '@lockstep/schema'
import { call, col } from '../spark/expression.js'
import { type Lowered, namesOf } from './lowered.js'

/**
 * Whether windows put rows that are equal in every column in more than one order. Each order alone may have such twins change places
 * unseen; but what one window says of a twin stands beside what another says, so all must mean the same one.
 */
export const needsTwins = (columns: RelationOf<'window'>['parts']['columns'], input: Relation): boolean => {
  const orders = columns.flatMap(({ window }) =>
    settles(window)
      ? [JSON.stringify([window.per, window.by.map(({ node, ...how }) => [node.id, how])])]
      : [],
  )
  return new Set(orders).size > 1 && keysOf(input).length === 0
}

/** Rows with a column that numbers those that are equal in every column; kernels go by the order in which rows came. */
export const withTwins = ({ query, exact, taken }: Lowered, input: Relation, name: string): Lowered => {
  const all = namesOf(input.columns)
  const order = all.slice(0, 1).map((first) => ({ of: col(first), descending: false, nullsFirst: true }))
  return {
    query: {
      kind: 'window',
      of: query,
      columns: all,
      windows: [{ name, of: call('row_number'), per: all, order, frame: null }],
    },
    exact,
    taken: [...taken, name],
  }
}
