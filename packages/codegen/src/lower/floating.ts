import { literalOf, type MeaningOf, type OperationsOf, types } from '@lockstep/schema'
import { call, lit, operator, plainInt, type Spark } from '../spark/expression.js'

const double = (value: number): Spark => lit(literalOf(types.double, value))

/** What Spark makes a long, where it is one: beyond, it saturates, or fails, by version and mode. NaN is above all numbers. */
const whereLong = (of: Spark, whole: Spark): Spark => ({
  kind: 'case',
  branches: [
    {
      test: operator('AND', operator('>=', of, double(-(2 ** 63))), operator('<', of, double(2 ** 63))),
      value: whole,
    },
  ],
  otherwise: null,
})

/** The operations of `schema/graph/operations/floating.ts` on Spark. */
export const floating: MeaningOf<Spark, OperationsOf<'floating'>> = {
  round: ({ constants: { places } }, of) => call('round', of, plainInt(places)),
  bround: ({ constants: { places } }, of) => call('bround', of, plainInt(places)),
  floor: (_, of) => whereLong(of, call('floor', of)),
  ceil: (_, of) => whereLong(of, call('ceil', of)),
  signum: (_, of) => call('signum', of),
  sqrt: (_, of) => call('sqrt', of),
  exp: (_, of) => call('exp', of),
  ln: (_, of) => call('ln', of),
  log10: (_, of) => call('log10', of),
  isNaN: (_, of) => call('isnan', of),
  nanvl: (_, of, otherwise) => call('nanvl', of, otherwise),
}
