import type { MeaningOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perText } from '../shared/apply.js'
import { lowerCase, upperCase } from './case.js'

/** The operations on text that need the letters of Unicode, which are heavy. */
export type LetterCase = 'upper' | 'lower'

/** These operations on Arrow columns. */
export const letterCase: MeaningOf<Kernel, LetterCase> = {
  upper: (_, of) => perText(of, upperCase),
  lower: (_, of) => perText(of, lowerCase),
}
