import { checkReplacement, literalOf, type MeaningOf, type OperationsOf, types } from '@lockstep/schema'
import { call, lit, type Spark } from '../spark/expression.js'
import { beforeLower, beforeUpper, type Translation } from './letters.js'
import { javaPattern, javaReplacement } from './pattern.js'

const constant = (value: string): Spark => lit(literalOf(types.text, value))
const int = (value: number): Spark => lit(literalOf(types.int, value))

const translate = (of: Spark, { from, to }: Translation): Spark =>
  call('translate', of, constant(from), constant(to))

/** The operations of `schema/operations/text.ts` on Spark. */
export const text: MeaningOf<Spark, OperationsOf<'text'>> = {
  trim: (_, of) => call('trim', of),
  upper: (_, of) => call('upper', translate(of, beforeUpper)),
  lower: (_, of) => call('lower', translate(of, beforeLower)),
  reverse: (_, of) => call('reverse', of),
  length: (_, of) => call('length', of),
  substring: ({ constants: { from, length } }, of) => call('substring', of, int(from), int(length)),
  concat: (_, ...of) => call('concat', ...of),
  startsWith: (_, of, prefix) => call('startswith', of, prefix),
  endsWith: (_, of, suffix) => call('endswith', of, suffix),
  rlike: ({ constants: { pattern } }, of) => call('rlike', of, constant(javaPattern(pattern))),
  regexpReplace: ({ constants: { pattern, replacement } }, of) =>
    call(
      'regexp_replace',
      of,
      constant(javaPattern(pattern)),
      constant(javaReplacement(checkReplacement(pattern, replacement))),
    ),
  regexpExtract: ({ constants: { pattern, group } }, of) =>
    call('regexp_extract', of, constant(javaPattern(pattern)), int(group)),
}
