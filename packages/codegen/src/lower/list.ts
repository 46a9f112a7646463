import { literalOf, type MeaningOf, type OperationsOf, types } from '@lockstep/schema'
import { call, lit, type Spark } from '../spark/expression.js'

/** The operations of `schema/operations/list.ts` on Spark. */
export const list: MeaningOf<Spark, OperationsOf<'list'>> = {
  array: (_, ...of) => call('array', ...of),
  get: (node, of) => call('get', of, lit(literalOf(types.int, node.constants.index))),
  getField: (node, of) => ({ kind: 'field', of, name: node.constants.name }),
}
