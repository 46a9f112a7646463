import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, operator, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/compare.ts` on Spark. */
export const compare: MeaningOf<Spark, OperationsOf<'compare'>> = {
  equalTo: (_, left, right) => operator('=', left, right),
  equalNullSafe: (_, left, right) => call('equal_null', left, right),
  lessThan: (_, left, right) => operator('<', left, right),
  lessThanOrEqual: (_, left, right) => operator('<=', left, right),
  greaterThan: (_, left, right) => operator('>', left, right),
  greaterThanOrEqual: (_, left, right) => operator('>=', left, right),
  isIn: (node, of) => ({ kind: 'in', of, values: node.constants.values }),
  greatest: (_, ...of) => call('greatest', ...of),
  least: (_, ...of) => call('least', ...of),
}
