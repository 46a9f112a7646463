import { checkReplacement, type MeaningOf, type OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../column.js'
import { lower, upper } from '../text/case.js'
import { endsWith, startsWith } from '../text/ends.js'
import { extracted } from '../text/extracted.js'
import { concat } from '../text/joined.js'
import { lengths } from '../text/length.js'
import { matches } from '../text/matches.js'
import { perTexts } from '../text/operands.js'
import { substring, trim } from '../text/part.js'
import { replaced } from '../text/replaced.js'
import { reverse } from '../text/reverse.js'
import { perText } from './combine.js'

/** The operations of `schema/operations/text.ts` on Arrow columns. */
export const text: MeaningOf<Kernel, OperationsOf<'text'>> = {
  trim: (_, of) => perText(of, trim),
  upper: (_, of) => perText(of, upper),
  lower: (_, of) => perText(of, lower),
  reverse: (_, of) => perText(of, reverse),
  length: (_, of) => perText(of, lengths),
  substring: ({ constants: { from, length } }, of) => perText(of, substring(from, length)),
  concat: (_, ...of) => perTexts(of, concat),
  startsWith: (_, ...of) => perTexts(of, startsWith),
  endsWith: (_, ...of) => perTexts(of, endsWith),
  rlike: ({ constants: { pattern } }, of) => perText(of, matches(pattern)),
  regexpReplace: ({ constants: { pattern, replacement } }, of) =>
    perText(of, replaced(pattern, checkReplacement(pattern, replacement))),
  regexpExtract: ({ constants: { pattern, group } }, of) => perText(of, extracted(pattern, group)),
}
