import { type AggregateLine, type AggregateLines, firstType } from './line.js'

type Gives = AggregateLine['gives']

/** Values that an order finds. */
export const ordered = {
  /** Spark's `min`: the least value that is not null, in the order of `lessThan`. */
  min: {
    takes: ['value'],
    gives: firstType as Gives,
    nulls: 'empty',
    over: 'frame',
    words: 'the least {0}',
  },
  /** Spark's `max`: the greatest value that is not null. */
  max: {
    takes: ['value'],
    gives: firstType as Gives,
    nulls: 'empty',
    over: 'frame',
    words: 'the greatest {0}',
  },
  /** Spark's `min_by`, determined: the value where the key is least; of several, the least value, null before all. */
  minBy: {
    takes: ['value', 'value'],
    gives: firstType as Gives,
    nulls: 'empty',
    over: 'whole',
    words: 'the {0} of the least {1}',
  },
  /** Spark's `max_by`, determined: the value where the key is greatest; of several, the greatest value. */
  maxBy: {
    takes: ['value', 'value'],
    gives: firstType as Gives,
    nulls: 'empty',
    over: 'whole',
    words: 'the {0} of the greatest {1}',
  },
  /** Spark's `bool_and`: whether all values that are not null are true. */
  boolAnd: {
    takes: ['boolean'],
    gives: firstType as Gives,
    nulls: 'empty',
    over: 'frame',
    words: 'whether always {0}',
  },
  /** Spark's `bool_or`: whether one value is true. */
  boolOr: {
    takes: ['boolean'],
    gives: firstType as Gives,
    nulls: 'empty',
    over: 'frame',
    words: 'whether ever {0}',
  },
} as const

ordered satisfies AggregateLines
