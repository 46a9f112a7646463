import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, lit, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/lookup.ts` on Spark: a map of constants, which is folded into one, however long. */
export const lookup: MeaningOf<Spark, OperationsOf<'lookup'>> = {
  mapValues: ({ constants: { from, to } }, of) =>
    call(
      'try_element_at',
      call('map_from_arrays', call('array', ...from.map(lit)), call('array', ...to.map(lit))),
      of,
    ),
}
