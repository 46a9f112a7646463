import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perText } from '../shared/apply.js'
import { initialCapitals, lowerCase, upperCase } from './case.js'

/** The operations of `schema/graph/operations/letters.ts` on Arrow columns. */
export const letters: MeaningOf<Kernel, OperationsOf<'letters'>> = {
  upper: (_, of) => perText(of, upperCase),
  lower: (_, of) => perText(of, lowerCase),
  initcap: (_, of) => perText(of, initialCapitals),
}
