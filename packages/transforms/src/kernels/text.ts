import { checkReplacement, type MeaningOf, type OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../column.js'
import { lower, upper } from '../text/case.js'
import { extracted } from '../text/extracted.js'
import { concat } from '../text/joined.js'
import { lengths } from '../text/length.js'
import { matches } from '../text/matches.js'
import { substring, trim } from '../text/part.js'
import { replaced } from '../text/replaced.js'
import { reverse } from '../text/reverse.js'
import { perRow, perText } from './combine.js'
import { endsWith, startsWith } from './compare/held-texts.js'
import { compareTexts } from './compare.js'

/** The operations of `schema/operations/text.ts` on Arrow columns. */
export const text: MeaningOf<Kernel, OperationsOf<'text'>> = {
  trim: (_, of) => perText(of, trim),
  upper: (_, of) => perText(of, upper),
  lower: (_, of) => perText(of, lower),
  reverse: (_, of) => perText(of, reverse),
  length: (_, of) => perText(of, lengths),
  substring: ({ constants: { from, length } }, of) => perText(of, substring(from, length)),
  concat: (_, ...of) => perRow(of, { strict: true, compute: concat }),
  startsWith: compareTexts(startsWith),
  endsWith: compareTexts(endsWith),
  rlike: ({ constants: { pattern } }, of) => perText(of, matches(pattern)),
  regexpReplace: ({ constants: { pattern, replacement } }, of) =>
    perText(of, replaced(pattern, checkReplacement(pattern, replacement))),
  regexpExtract: ({ constants: { pattern, group } }, of) => perText(of, extracted(pattern, group)),
}
