import { type Type, types } from '../../types/types.js'
import { type AggregateLine, type AggregateLines, firstType } from './line.js'

type Gives = AggregateLine['gives']

const listOf = (...of: readonly Type[]): Type => types.list(firstType(...of))

/** Lists of values. */
export const lists = {
  /** Spark's `collect_list`, sorted: by keys and then by the values themselves. Nulls are left out. */
  collectList: {
    takes: ['value'],
    has: 'order',
    gives: listOf as Gives,
    nulls: 'never',
    over: 'whole',
    words: 'the list of {0}{order}',
  },
  /** Spark's `collect_set`, sorted: each value once. Nulls are left out. */
  collectSet: {
    takes: ['value'],
    gives: listOf as Gives,
    nulls: 'never',
    over: 'whole',
    words: 'the different {0}, sorted',
  },
} as const

lists satisfies AggregateLines
