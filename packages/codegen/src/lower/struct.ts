import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, litText, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/struct.ts` on Spark. */
export const struct: MeaningOf<Spark, OperationsOf<'struct'>> = {
  namedStruct: ({ constants: { names } }, ...of) =>
    call('named_struct', ...of.flatMap((field, place) => [litText(names[place] ?? ''), field])),
  getField: (node, of) => ({ kind: 'field', of, name: node.constants.name }),
}
