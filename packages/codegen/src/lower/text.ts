import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, method, plainInt, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/text.ts` on Spark. */
export const text: MeaningOf<Spark, OperationsOf<'text'>> = {
  trim: (_, of) => call('trim', of),
  reverse: (_, of) => call('reverse', of),
  length: (_, of) => call('length', of),
  substring: ({ constants: { from, length } }, of) => call('substring', of, plainInt(from), plainInt(length)),
  concat: (_, ...of) => call('concat', ...of),
  startsWith: (_, of, prefix) => method('startswith', of, prefix),
  endsWith: (_, of, suffix) => method('endswith', of, suffix),
}
