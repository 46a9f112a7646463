import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perTwo, perValue } from '../shared/apply.js'
import { containsValue, positionOfValue, removeValue } from './by-value.js'
import { joinTexts } from './join-texts.js'
import { extremeOfLists, sortLists } from './ordered.js'
import { flattenLists, sizesOfLists, sliceLists } from './pieces-of-lists.js'
import { concatLists, distinctLists, exceptLists, intersectLists, unionLists } from './sets.js'

/** The operations of `schema/graph/operations/elements.ts` on Arrow columns. */
export const elements: MeaningOf<Kernel, OperationsOf<'elements'>> = {
  arraySize: (_, of) => perValue(of, sizesOfLists),
  arrayContains: (_, ...of) => perTwo(of, containsValue),
  arrayPosition: (_, ...of) => perTwo(of, positionOfValue),
  arrayRemove: (_, ...of) => perTwo(of, removeValue),
  arrayDistinct: (_, of) => perValue(of, distinctLists),
  sortArray: ({ constants: { order } }, of) => perValue(of, sortLists(order)),
  arrayMin: (_, of) => perValue(of, extremeOfLists('least')),
  arrayMax: (_, of) => perValue(of, extremeOfLists('greatest')),
  arrayUnion: (_, ...of) => perTwo(of, unionLists),
  arrayIntersect: (_, ...of) => perTwo(of, intersectLists),
  arrayExcept: (_, ...of) => perTwo(of, exceptLists),
  arrayJoin: ({ constants: { separator } }, of) => perValue(of, joinTexts(separator)),
  slice: ({ constants: { start, length } }, of) => perValue(of, sliceLists(start, length)),
  flatten: (_, of) => perValue(of, flattenLists),
  concatLists: (_, ...of) => perTwo(of, concatLists),
}
