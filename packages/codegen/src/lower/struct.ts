import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/struct.ts` on Spark. */
export const struct: MeaningOf<Spark, OperationsOf<'struct'>> = {
  getField: (node, of) => ({ kind: 'field', of, name: node.constants.name }),
}
