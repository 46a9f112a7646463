import type { DatePart, DateUnit } from '@lockstep/schema'
import {
  dayOfMonth,
  dayOfWeek,
  dayOfYear,
  monthOf,
  newYear,
  quarterOf,
  sinceMonday,
  startOfQuarter,
  weekOfYear,
  yearOfDay,
} from '../../numbers/calendar.js'

/** Computes an int of each number of days. Each has a loop of its own, so that what it calls becomes part of it. */
type OfDays = (days: Int32Array, to: Int32Array) => void

/** What sets the part of each day. */
export const setParts: Readonly<Record<DatePart, OfDays>> = {
  year: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = yearOfDay(days[row] as number)
  },
  quarter: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = quarterOf(days[row] as number)
  },
  month: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = monthOf(days[row] as number)
  },
  weekOfYear: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = weekOfYear(days[row] as number)
  },
  dayOfYear: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = dayOfYear(days[row] as number)
  },
  dayOfMonth: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = dayOfMonth(days[row] as number)
  },
  dayOfWeek: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = dayOfWeek(days[row] as number)
  },
}

/** What sets the first day of the span that each day lies in. */
export const setFirstDays: Readonly<Record<DateUnit, OfDays>> = {
  year: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = newYear(yearOfDay(days[row] as number))
  },
  quarter: (days, to) => {
    for (let row = 0; row < to.length; row++) to[row] = startOfQuarter(days[row] as number)
  },
  month: (days, to) => {
    for (let row = 0; row < to.length; row++)
      to[row] = (days[row] as number) - dayOfMonth(days[row] as number) + 1
  },
  week: (days, to) => {
    for (let row = 0; row < to.length; row++)
      to[row] = (days[row] as number) - sinceMonday(days[row] as number)
  },
}
