import { lastWholeMonthEnd, types, wholeMonths } from '@lockstep/schema'
import type { IntColumn } from '../../column/column.js'
import { dayOfMonth, firstOfMonth, monthsOfDay, sinceMonday } from '../../numbers/calendar.js'
import type { ComputeTwo } from '../shared/apply.js'
import { cellNullsOf } from '../shared/nulls.js'
import { bothRows, operandAs } from '../shared/operand.js'

const [first, last] = wholeMonths

/** Dates so many months later, on the same day or the last one of the month; null where the month is not all there. */
export const addMonths: ComputeTwo = (date, more, length) => {
  const a = operandAs(date, 'int')
  const b = operandAs(more, 'int')
  const values = new Int32Array(length)
  const nulls = cellNullsOf(bothRows(date, more, length), length)
  for (let row = 0; row < length; row++) {
    const day = a.cells.values[row * a.step] as number
    const months = monthsOfDay(day) + (b.cells.values[row * b.step] as number)
    if (months < first || months > last) nulls.add(row)
    else {
      const begin = firstOfMonth(months)
      values[row] = begin + Math.min(dayOfMonth(day), firstOfMonth(months + 1) - begin) - 1
    }
  }
  return { layout: 'int', type: types.date, length, validity: nulls.validity(), values }
}

/** The last day of the month of each date, null where that is no date. */
export const lastDays = ({ length, validity, values: days }: IntColumn): IntColumn => {
  const values = new Int32Array(length)
  const nulls = cellNullsOf(validity, length)
  for (let row = 0; row < length; row++) {
    const day = days[row] as number
    values[row] = firstOfMonth(monthsOfDay(day) + 1) - 1
    if (day > lastWholeMonthEnd) nulls.add(row)
  }
  return { layout: 'int', type: types.date, length, validity: nulls.validity(), values }
}

/** The last day behind which there is a whole week, and the opposite of the first that Spark does not overflow at. */
const lastWeek = 2 ** 31 - 8

/** The first of a day of the week behind each date, null where that is no date; Monday is 0. */
export const nextDays = ({ length, validity, values: days }: IntColumn, weekday: number): IntColumn => {
  const values = new Int32Array(length)
  const nulls = cellNullsOf(validity, length)
  for (let row = 0; row < length; row++) {
    const day = days[row] as number
    const ahead = (weekday - sinceMonday(day) + 7) % 7
    values[row] = day + (ahead === 0 ? 7 : ahead)
    if (Math.abs(day) > lastWeek) nulls.add(row)
  }
  return { layout: 'int', type: types.date, length, validity: nulls.validity(), values }
}

/** The whole months from the second date to the first: in 32nds of a month, of which each has fewer days. */
export const monthsSince: ComputeTwo = (left, right, length) => {
  const a = operandAs(left, 'int')
  const b = operandAs(right, 'int')
  const values = new Int32Array(length)
  for (let row = 0; row < length; row++) {
    const day = a.cells.values[row * a.step] as number
    const other = b.cells.values[row * b.step] as number
    const months = monthsOfDay(day) - monthsOfDay(other)
    values[row] = Math.trunc(months + (dayOfMonth(day) - dayOfMonth(other)) / 32)
  }
  return { layout: 'int', type: types.int, length, validity: bothRows(left, right, length), values }
}
