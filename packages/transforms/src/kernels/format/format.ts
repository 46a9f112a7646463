import { hasDistance, type MeaningOf, type OperationsOf, zoneMinutes } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perText, perValue } from '../shared/apply.js'
import { columnAs } from '../shared/operand.js'
import { readDates, readMoments } from './read-texts.js'
import { writeDates } from './write-dates.js'

/** The operations of `schema/graph/operations/format.ts` on Arrow columns. */
export const format: MeaningOf<Kernel, OperationsOf<'format'>> = {
  readDate: ({ constants: { format } }, of) => perText(of, readDates(format)),
  readTimestamp: ({ constants: { format, zone } }, of) =>
    perText(of, readMoments(format, hasDistance(format.format) ? 0 : zoneMinutes(zone))),
  writeDate: ({ constants: { format } }, of) => {
    const write = writeDates(format)
    return perValue(of, (column) => write(columnAs(column, 'int')))
  },
}
