import { checkReplacement, type MeaningOf, type OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { compareTexts } from '../logic/compare/compare.js'
import { endsWith, startsWith } from '../logic/compare/match-texts.js'
import { extractMatches } from '../pattern/regexp-extract.js'
import { replaceMatches } from '../pattern/regexp-replace.js'
import { matches } from '../pattern/rlike.js'
import { perRow, perText } from '../shared/apply.js'
import { lowerCase, upperCase } from './case.js'
import { concatTexts } from './concat.js'
import { lengths } from './length.js'
import { reverse } from './reverse.js'
import { substring, trim } from './substring.js'

/** The operations of `schema/operations/text.ts` on Arrow columns. */
export const text: MeaningOf<Kernel, OperationsOf<'text'>> = {
  trim: (_, of) => perText(of, trim),
  upper: (_, of) => perText(of, upperCase),
  lower: (_, of) => perText(of, lowerCase),
  reverse: (_, of) => perText(of, reverse),
  length: (_, of) => perText(of, lengths),
  substring: ({ constants: { from, length } }, of) => perText(of, substring(from, length)),
  concat: (_, ...of) => perRow(of, { strict: true, compute: concatTexts }),
  startsWith: compareTexts(startsWith),
  endsWith: compareTexts(endsWith),
  rlike: ({ constants: { pattern } }, of) => perText(of, matches(pattern)),
  regexpReplace: ({ constants: { pattern, replacement } }, of) =>
    perText(of, replaceMatches(pattern, checkReplacement(pattern, replacement))),
  regexpExtract: ({ constants: { pattern, group } }, of) => perText(of, extractMatches(pattern, group)),
}
