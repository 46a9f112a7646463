import { checkReplacement, type MeaningOf, type OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perText } from '../shared/apply.js'
import { countMatches, extractEach } from './every-match.js'
import { extractMatches } from './regexp-extract.js'
import { replaceMatches } from './regexp-replace.js'
import { matches } from './rlike.js'
import { splitAt } from './split.js'

/** The operations of `schema/graph/operations/pattern.ts` on Arrow columns. */
export const pattern: MeaningOf<Kernel, OperationsOf<'pattern'>> = {
  rlike: ({ constants: { pattern } }, of) => perText(of, matches(pattern)),
  regexpReplace: ({ constants: { pattern, replacement } }, of) =>
    perText(of, replaceMatches(pattern, checkReplacement(pattern, replacement))),
  regexpExtract: ({ constants: { pattern, group } }, of) => perText(of, extractMatches(pattern, group)),
  regexpExtractAll: ({ constants: { pattern, group } }, of) => perText(of, extractEach(pattern, group)),
  regexpCount: ({ constants: { pattern } }, of) => perText(of, countMatches(pattern)),
  split: ({ constants: { pattern } }, of) => perText(of, splitAt(pattern)),
}
