import { refuse } from '../../errors/refusal.js'
import { showType, type Type, types } from '../../types/types.js'
import { type AggregateLine, type AggregateLines, type AggregateOver, firstType, taken } from './line.js'

type Gives = AggregateLine['gives']

type Over = AggregateLine['over']

const double = (): Type => types.double

/** A sum of doubles is one of all of them sorted, so that it has one answer: there is none that runs. */
const overExact = (of: Type): AggregateOver => (of.kind === 'double' ? 'whole' : 'frame')

const sumOf = (...given: readonly Type[]): Type => {
  const of = firstType(...given)
  if (of.kind === 'int' || of.kind === 'long') return types.long
  if (of.kind !== 'decimal') return of
  if (of.precision > 28)
    return refuse(`takes decimals of at most 28 digits, got ${showType(of)}; write toDecimal before it`)
  return types.decimal(of.precision + 10, of.scale)
}

const meanOf = (...given: readonly Type[]): Type => {
  const of = firstType(...given)
  if (of.kind !== 'decimal') return types.double
  if (of.precision > 14)
    return refuse(`takes decimals of at most 14 digits, got ${showType(of)}; write toDecimal before it`)
  return types.decimal(of.precision + 4, of.scale + 4)
}

const spreadOf = (...given: readonly Type[]): Type => {
  const of = firstType(...given)
  if (of.kind !== 'int' && of.kind !== 'double')
    return refuse(taken('int or double', of, 'write toInt or toDouble before it'))
  return types.double
}

/** Numbers that are computed of numbers. */
export const numbers = {
  /**
   * Spark's `sum`, exact: of ints and longs a long, null where it does not fit; of decimals one of ten digits more. Doubles are
   * added from the least to the greatest, so that the sum is one, whatever the order of rows.
   */
  sum: {
    takes: ['number'],
    gives: sumOf as Gives,
    nulls: 'always',
    over: overExact as Over,
    words: 'the sum of {0}',
  },
  /** The mean of exact sums: Spark's `avg`, where that is exact. Of decimals, one of four digits more behind the point. */
  avg: {
    takes: ['number'],
    gives: meanOf as Gives,
    nulls: 'empty',
    over: overExact as Over,
    words: 'the mean of {0}',
  },
  /** Spark's `median`: the middle value, or the mean of the two in the middle. */
  median: {
    takes: ['number'],
    gives: double as Gives,
    nulls: 'empty',
    over: 'whole',
    words: 'the median of {0}',
  },
  /** Spark's `percentile`: what a share of the values does not exceed, between the two beside that place. */
  percentile: {
    takes: ['number'],
    has: 'share',
    gives: double as Gives,
    nulls: 'empty',
    over: 'whole',
    words: 'the percentile {share} of {0}',
  },
  /** Spark's `variance` of a sample, from exact sums or from sorted doubles; null of one value. */
  variance: {
    takes: ['number'],
    gives: spreadOf as Gives,
    nulls: 'always',
    over: 'whole',
    words: 'the variance of {0}',
  },
  /** Spark's `stddev` of a sample: the root of `variance`. */
  stddev: {
    takes: ['number'],
    gives: spreadOf as Gives,
    nulls: 'always',
    over: 'whole',
    words: 'the standard deviation of {0}',
  },
} as const

numbers satisfies AggregateLines
