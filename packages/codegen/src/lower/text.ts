import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, method, plainInt, plainText, type Spark } from '../spark/expression.js'
import { beforeLower, beforeUpper, type Translation } from './letters.js'

const translate = (of: Spark, { from, to }: Translation): Spark =>
  call('translate', of, plainText(from), plainText(to))

/** The operations of `schema/graph/operations/text.ts` on Spark. */
export const text: MeaningOf<Spark, OperationsOf<'text'>> = {
  trim: (_, of) => call('trim', of),
  upper: (_, of) => call('upper', translate(of, beforeUpper)),
  lower: (_, of) => call('lower', translate(of, beforeLower)),
  reverse: (_, of) => call('reverse', of),
  length: (_, of) => call('length', of),
  substring: ({ constants: { from, length } }, of) => call('substring', of, plainInt(from), plainInt(length)),
  concat: (_, ...of) => call('concat', ...of),
  startsWith: (_, of, prefix) => method('startswith', of, prefix),
  endsWith: (_, of, suffix) => method('endswith', of, suffix),
}
