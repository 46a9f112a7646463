import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, plainInt, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/list.ts` on Spark. */
export const list: MeaningOf<Spark, OperationsOf<'list'>> = {
  array: (_, ...of) => call('array', ...of),
  get: (node, of) => call('get', of, plainInt(node.constants.index)),
}
