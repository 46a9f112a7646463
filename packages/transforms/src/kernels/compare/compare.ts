import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { extreme } from './extremes.js'
import { isIn } from './is-in.js'
import { comparing, comparingNulls, equal, greater, greaterOrEqual, less, lessOrEqual } from './orders.js'

/** The operations of `schema/graph/operations/compare.ts` on Arrow columns. */
export const compare: MeaningOf<Kernel, OperationsOf<'compare'>> = {
  equalTo: comparing(equal),
  equalNullSafe: comparingNulls,
  lessThan: comparing(less),
  lessThanOrEqual: comparing(lessOrEqual),
  greaterThan: comparing(greater),
  greaterThanOrEqual: comparing(greaterOrEqual),
  isIn,
  greatest: extreme(greater),
  least: extreme(less),
}
