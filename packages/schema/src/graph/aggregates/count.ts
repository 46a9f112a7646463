import { type Type, types } from '../../types/types.js'
import type { AggregateLine, AggregateLines } from './line.js'

type Gives = AggregateLine['gives']

const long = (): Type => types.long

/** Numbers of rows. */
export const counts = {
  /** Spark's `count(*)`: the number of rows. */
  count: { takes: [], gives: long as Gives, nulls: 'never', over: 'frame', words: 'the number of rows' },
  /** Spark's `count(x)`: how many values are not null. */
  countOf: {
    takes: ['any'],
    gives: long as Gives,
    nulls: 'never',
    over: 'frame',
    words: 'the number of {0} that are not null',
  },
  /** Spark's `count(DISTINCT x)`: how many values there are, nulls apart. NaN equals NaN and 0.0 equals -0.0. */
  countDistinct: {
    takes: ['value'],
    gives: long as Gives,
    nulls: 'never',
    over: 'none',
    words: 'the number of different {0}',
  },
  /** Spark's `count_if`: for how many rows a test is true. */
  countIf: {
    takes: ['boolean'],
    gives: long as Gives,
    nulls: 'never',
    over: 'frame',
    words: 'the number of rows where {0}',
  },
} as const

counts satisfies AggregateLines
