import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { col, lit, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/core.ts` on Spark. */
export const core: MeaningOf<Spark, OperationsOf<'core'>> = {
  column: (node) => col(node.constants.name),
  literal: (node) => lit(node.constants.value),
}
