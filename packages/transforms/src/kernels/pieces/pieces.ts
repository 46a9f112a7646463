import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { comparingTexts } from '../compare/orders.js'
import { perRow, perText, perTwo } from '../shared/apply.js'
import { splitPart, substringIndex } from './between.js'
import { concatWith } from './concat-ws.js'
import { containsTexts } from './contains.js'
import { locateTexts } from './locate.js'
import { replaceText } from './replace.js'
import { sortedWords } from './sorted-words.js'
import { translate } from './translate.js'

/** The operations of `schema/graph/operations/pieces.ts` on Arrow columns. */
export const pieces: MeaningOf<Kernel, OperationsOf<'pieces'>> = {
  contains: comparingTexts(containsTexts),
  locate: ({ constants: { from } }, ...of) => perTwo(of, locateTexts(from)),
  replace: ({ constants: { search, replacement } }, of) => perText(of, replaceText(search, replacement)),
  translate: ({ constants: { from, to } }, of) => perText(of, translate(from, to)),
  substringIndex: ({ constants: { delimiter, count } }, of) => perText(of, substringIndex(delimiter, count)),
  splitPart: ({ constants: { delimiter, part } }, of) => perText(of, splitPart(delimiter, part)),
  sortedWords: (_, of) => perText(of, sortedWords),
  concatWs: ({ constants: { separator } }, ...of) =>
    perRow(of, { strict: false, compute: concatWith(separator) }),
}
