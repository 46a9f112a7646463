import { literalOf, type MeaningOf, type OperationsOf, type Type, types } from '@lockstep/schema'
import { call, lit, operator, plainInt, type Spark, tryCast } from '../spark/expression.js'

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

const wholeNumber = (type: Type, of: Spark, whole: Spark): Spark =>
  type.kind === 'decimal' ? whole : whereLong(of, whole)

/**
 * The operations of `schema/graph/operations/floating.ts` on Spark. Nested calls of Spark's own `nanvl` take it twice as long each: its
 * planner looks at the first operand twice (3.5.7), so that 30 would take minutes.
 */
export const floating: MeaningOf<Spark, OperationsOf<'floating'>> = {
  round: ({ constants: { places } }, of) => call('round', of, plainInt(places)),
  bround: ({ constants: { places } }, of) => call('bround', of, plainInt(places)),
  floor: ({ type }, of) => wholeNumber(type, of, call('floor', of)),
  ceil: ({ type }, of) => wholeNumber(type, of, call('ceil', of)),
  signum: (_, of) => call('signum', of),
  sqrt: (_, of) => call('sqrt', of),
  exp: (_, of) => call('exp', of),
  ln: (_, of) => call('ln', of),
  log10: (_, of) => call('log10', of),
  isNaN: (_, of) => call('isnan', of),
  widthBucket: (_, of, from, to, count) => call('width_bucket', of, from, to, tryCast(count, types.long)),
  nanvl: (_, of, otherwise) => ({
    kind: 'case',
    branches: [{ test: call('isnan', of), value: otherwise }],
    otherwise: of,
  }),
}
