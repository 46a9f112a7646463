import type { MeaningOf, OperationsOf, Pattern } from '@lockstep/schema'
import { call, plainText, type Spark } from '../spark/expression.js'
import { javaPattern } from './java-pattern.js'
import { atFront, beforeLower, beforeUpper, behindHyphen, type Translation } from './new-letters.js'

const translate = (of: Spark, { from, to }: Translation): Spark =>
  call('translate', of, plainText(from), plainText(to))

const lower = (of: Spark): Spark => call('lower', translate(of, beforeLower))

const replace = (of: Spark, pattern: Pattern, replacement: string): Spark =>
  call('regexp_replace', of, plainText(javaPattern(pattern)), plainText(replacement))

/** The operations of `schema/graph/operations/letters.ts` on Spark. */
export const letters: MeaningOf<Spark, OperationsOf<'letters'>> = {
  upper: (_, of) => call('upper', translate(of, beforeUpper)),
  lower: (_, of) => lower(of),
  initcap: (_, of) => replace(call('initcap', replace(lower(of), atFront, '$1-$2')), behindHyphen, '$1$2'),
}
