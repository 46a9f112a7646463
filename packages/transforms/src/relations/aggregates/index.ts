import type { AggregateKind } from '@lockstep/schema'
import { countDistinct, countIf, countOf, rowCounts } from './counts.js'
import type { AggregateKernel } from './groups.js'
import { collectList, collectSet } from './lists.js'
import { percentile } from './numbers.js'
import { best, bestBy } from './order.js'
import { spread } from './spread.js'
import { avg, sum } from './sums.js'

/** What each aggregate does. */
export const aggregateKernels: Readonly<Record<AggregateKind, AggregateKernel>> = {
  count: (_, groups) => rowCounts(groups),
  countOf,
  countIf,
  countDistinct,
  min: best(false),
  max: best(true),
  minBy: bestBy(false),
  maxBy: bestBy(true),
  boolAnd: best(false),
  boolOr: best(true),
  sum,
  avg,
  median: percentile,
  percentile,
  variance: spread((variance) => variance),
  stddev: spread(Math.sqrt),
  collectList,
  collectSet,
}
