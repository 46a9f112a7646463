import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, plainInt, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/list.ts` on Spark, with names for variables by their levels. */
export const listOver = (variable: (level: number) => string): MeaningOf<Spark, OperationsOf<'list'>> => {
  const lambda = (level: number, body: Spark): Spark => ({
    kind: 'lambda',
    variables: [variable(level)],
    body,
  })
  return {
    array: (_, ...of) => call('array', ...of),
    get: (node, of) => call('get', of, plainInt(node.constants.index)),
    transform: (node, of, body) => call('transform', of, lambda(node.constants.level, body)),
    aggregate: ({ constants: { level, before } }, of, start, body) =>
      call('aggregate', of, start, {
        kind: 'lambda',
        variables: [variable(before), variable(level)],
        body,
      }),
    filter: (node, of, body) => call('filter', of, lambda(node.constants.level, body)),
  }
}
