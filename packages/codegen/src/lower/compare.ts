import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { operator, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/compare.ts` on Spark. */
export const compare: MeaningOf<Spark, OperationsOf<'compare'>> = {
  equalTo: (_, left, right) => operator('=', left, right),
  lessThan: (_, left, right) => operator('<', left, right),
  lessThanOrEqual: (_, left, right) => operator('<=', left, right),
  greaterThan: (_, left, right) => operator('>', left, right),
  greaterThanOrEqual: (_, left, right) => operator('>=', left, right),
}
