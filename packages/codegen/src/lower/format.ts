import { type MeaningOf, type OperationsOf, types } from '@lockstep/schema'
import type { Spark } from '../spark/expression.js'
import { tryCast } from '../spark/expression.js'
import { isoText } from './time-text.js'
import { writtenDate } from './written-date.js'
import { zoneText } from './zone-text.js'

/** The operations of `schema/graph/operations/format.ts` on Spark: with the zone in the text, no session setting has a say. */
export const format: MeaningOf<Spark, OperationsOf<'format'>> = {
  readDate: ({ constants: { format } }, of) => tryCast(isoText(of, format, null), types.date),
  readTimestamp: ({ constants: { format, zone } }, of) =>
    tryCast(isoText(of, format, zoneText(zone)), types.timestamp),
  writeDate: ({ constants: { format } }, of) => writtenDate(of, format),
}
