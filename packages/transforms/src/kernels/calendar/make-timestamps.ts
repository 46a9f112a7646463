import { types } from '@lockstep/schema'
import type { Kernel, PlainColumn } from '../../column/column.js'
import { daysOf, noDay } from '../../numbers/calendar.js'
import { halvesOf, setDayTime } from '../../numbers/int64.js'
import { perRow } from '../shared/apply.js'
import { cellNullsOf } from '../shared/nulls.js'
import { type CellsOperand, operandAs, validInAll } from '../shared/operand.js'

const instants =
  (ahead: number) =>
  (operands: readonly CellsOperand[], length: number): PlainColumn => {
    const [year, month, day, hour, minute, second] = operands.map((operand) => operandAs(operand, 'int'))
    if (!(year && month && day && hour && minute && second)) throw new TypeError('expected six columns')
    const validity = validInAll(operands, length)
    const values = new BigInt64Array(length)
    const halves = halvesOf(values)
    const nulls = cellNullsOf(validity, length)
    for (let row = 0; row < length; row++) {
      const y = year.cells.values[row * year.step] as number
      const m = month.cells.values[row * month.step] as number
      const d = day.cells.values[row * day.step] as number
      const hours = hour.cells.values[row * hour.step] as number
      const minutes = minute.cells.values[row * minute.step] as number
      const seconds = second.cells.values[row * second.step] as number
      const isDate = y >= 0 && y <= 9_999 && m >= 1 && m <= 12 && d >= 1
      const isClock =
        hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59 && seconds >= 0 && seconds <= 59
      const days = isDate && isClock ? daysOf(y, m, d) : noDay
      if (days === noDay) nulls.add(row)
      else setDayTime(halves, row, days, ((hours * 60 + minutes - ahead) * 60 + seconds) * 1e6)
    }
    return { layout: 'long', type: types.timestamp, length, validity: nulls.validity(), values }
  }

/** Instants of years from 0 to 9999, months, days, hours, minutes and seconds, by a clock so many minutes ahead of UTC; null where there is none. */
export const makeTimestamps = (of: readonly Kernel[], ahead: number): Kernel =>
  perRow(of, { strict: true, compute: instants(ahead) })
