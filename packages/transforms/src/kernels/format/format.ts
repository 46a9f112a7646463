import { hasDistance, type MeaningOf, type OperationsOf, zoneMinutes } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perText } from '../shared/apply.js'
import { readDates, readMoments } from './read-texts.js'

/** The operations of `schema/graph/operations/format.ts` on Arrow columns. */
export const format: MeaningOf<Kernel, OperationsOf<'format'>> = {
  readDate: ({ constants: { format } }, of) => perText(of, readDates(format)),
  readTimestamp: ({ constants: { format, zone } }, of) =>
    perText(of, readMoments(format, hasDistance(format.format) ? 0 : zoneMinutes(zone))),
}
