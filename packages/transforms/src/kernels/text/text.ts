import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { endsWith, startsWith } from '../compare/match-texts.js'
import { comparingTexts } from '../compare/orders.js'
import { perRow, perText } from '../shared/apply.js'
import { concatTexts } from './concat.js'
import { lengths } from './length.js'
import { reverse } from './reverse.js'
import { substring, trim } from './substring.js'

/** The operations of `schema/graph/operations/text.ts` on Arrow columns. */
export const text: MeaningOf<Kernel, OperationsOf<'text'>> = {
  trim: (_, of) => perText(of, trim),
  reverse: (_, of) => perText(of, reverse),
  length: (_, of) => perText(of, lengths),
  substring: ({ constants: { from, length } }, of) => perText(of, substring(from, length)),
  concat: (_, ...of) => perRow(of, { strict: true, compute: concatTexts }),
  startsWith: comparingTexts(startsWith),
  endsWith: comparingTexts(endsWith),
}
