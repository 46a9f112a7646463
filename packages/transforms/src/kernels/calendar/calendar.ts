import { type MeaningOf, microsIn, type OperationsOf, weekdays, zoneMinutes } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perTwo, perValue } from '../shared/apply.js'
import { columnAs } from '../shared/operand.js'
import { makeDates } from './make-dates.js'
import { makeTimestamps } from './make-timestamps.js'
import { addMonths, lastDays, monthsSince, nextDays } from './months.js'
import { instantsOf, unixTimes } from './unix-time.js'

/** The operations of `schema/graph/operations/calendar.ts` on Arrow columns. */
export const calendar: MeaningOf<Kernel, OperationsOf<'calendar'>> = {
  addMonths: (_, ...of) => perTwo(of, addMonths),
  lastDay: (_, of) => perValue(of, (column) => lastDays(columnAs(column, 'int'))),
  nextDay: ({ constants: { day } }, of) =>
    perValue(of, (column) => nextDays(columnAs(column, 'int'), weekdays.indexOf(day))),
  monthsSince: (_, ...of) => perTwo(of, monthsSince),
  makeDate: (_, ...of) => makeDates(of),
  makeTimestamp: ({ constants: { zone } }, ...of) => makeTimestamps(of, zoneMinutes(zone)),
  unixTime: ({ constants: { unit } }, of) =>
    perValue(of, (column) => unixTimes(columnAs(column, 'long'), microsIn[unit])),
  fromUnixTime: ({ constants: { unit } }, of) =>
    perValue(of, (column) => instantsOf(columnAs(column, 'long'), microsIn[unit])),
}
