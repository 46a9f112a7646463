import { literalOf, type MeaningOf, type OperationsOf, types } from '@lockstep/schema'
import { call, callByName, plainInt, plainText, type Spark } from '../spark/expression.js'

const plainFlag = (value: boolean): Spark => ({ kind: 'plain', literal: literalOf(types.boolean, value) })

/** A function of a list and a value. In PySpark it takes a text as it is; of a column it would take the name for a text. */
const ofValue = (name: string, of: Spark, value: Spark): Spark =>
  value.kind === 'literal' && typeof value.literal.value === 'string' && value.literal.type.kind === 'text'
    ? call(name, of, { kind: 'plain', literal: value.literal })
    : callByName(name, of, value)

/** The operations of `schema/graph/operations/elements.ts` on Spark. PySpark 3.5 takes no columns beside some of the lists. */
export const elements: MeaningOf<Spark, OperationsOf<'elements'>> = {
  arraySize: (_, of) => call('array_size', of),
  arrayContains: (_, of, value) => ofValue('array_contains', of, value),
  arrayPosition: (_, of, value) => ofValue('array_position', of, value),
  arrayRemove: (_, of, value) => ofValue('array_remove', of, value),
  arrayDistinct: (_, of) => call('array_distinct', of),
  sortArray: ({ constants: { order } }, of) => call('sort_array', of, plainFlag(order === 'ascending')),
  arrayMin: (_, of) => call('array_min', of),
  arrayMax: (_, of) => call('array_max', of),
  arrayUnion: (_, of, other) => call('array_union', of, other),
  arrayIntersect: (_, of, other) => call('array_intersect', of, other),
  arrayExcept: (_, of, other) => call('array_except', of, other),
  arrayJoin: ({ constants: { separator } }, of) => call('array_join', of, plainText(separator)),
  slice: ({ constants: { start, length } }, of) => call('slice', of, plainInt(start), plainInt(length)),
  flatten: (_, of) => call('flatten', of),
  concatLists: (_, of, other) => call('concat', of, other),
}
