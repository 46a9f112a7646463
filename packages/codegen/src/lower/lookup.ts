import type { Literal, MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, lit, litInt, operator, plainInt, type Spark } from '../spark/expression.js'

const arrayOf = (values: readonly Literal[]): Spark => call('array', ...values.map(lit))

/** Those of some values that are nearest to a text, and how far they are; the values are a list of constants. */
const nearestOf = (of: Spark, values: Spark, within: number, variable: string): Spark => {
  const distance = call('levenshtein', of, { kind: 'variable', name: variable })
  const lambda = (body: Spark): Spark => ({ kind: 'lambda', variables: [variable], body })
  const least = call('array_min', call('transform', values, lambda(distance)))
  const near = call('filter', values, lambda(operator('=', distance, least)))
  const isOne: Spark = { kind: 'isNull', of: call('get', near, plainInt(1)) }
  return {
    kind: 'case',
    branches: [
      {
        test: operator('AND', operator('<=', least, litInt(within)), isOne),
        value: call('get', near, plainInt(0)),
      },
    ],
    otherwise: null,
  }
}

/** The operations of `schema/graph/operations/lookup.ts` on Spark, with names for variables by their levels. */
export const lookupOver = (
  variable: (level: number) => string,
): MeaningOf<Spark, OperationsOf<'lookup'>> => ({
  // A map of constants is folded into one, however long.
  mapValues: ({ constants: { from, to } }, of) =>
    call('try_element_at', call('map_from_arrays', arrayOf(from), arrayOf(to)), of),
  nearest: ({ lambdas, constants: { values, within } }, of) =>
    nearestOf(of, arrayOf(values), within, variable(lambdas - 1)),
})
