import { checkReplacement, type MeaningOf, type OperationsOf } from '@lockstep/schema'
import { call, litInt, litText, method, plainInt, plainText, type Spark } from '../spark/expression.js'
import { javaPattern, javaReplacement } from './java-pattern.js'

/** The operations of `schema/graph/operations/pattern.ts` on Spark. */
export const pattern: MeaningOf<Spark, OperationsOf<'pattern'>> = {
  rlike: ({ constants: { pattern } }, of) => method('rlike', of, plainText(javaPattern(pattern))),
  regexpReplace: ({ constants: { pattern, replacement } }, of) =>
    call(
      'regexp_replace',
      of,
      plainText(javaPattern(pattern)),
      plainText(javaReplacement(checkReplacement(pattern, replacement))),
    ),
  regexpExtract: ({ constants: { pattern, group } }, of) =>
    call('regexp_extract', of, plainText(javaPattern(pattern)), plainInt(group)),
  split: ({ constants: { pattern } }, of) => call('split', of, plainText(javaPattern(pattern)), plainInt(-1)),
  regexpExtractAll: ({ constants: { pattern, group } }, of) =>
    call('regexp_extract_all', of, litText(javaPattern(pattern)), litInt(group)),
  regexpCount: ({ constants: { pattern } }, of) => call('regexp_count', of, litText(javaPattern(pattern))),
}
