import { type TimeFormat, types } from '@lockstep/schema'
import type { IntColumn, LongColumn, TextColumn } from '../../column/column.js'
import { daysOf, noDay } from '../../numbers/calendar.js'
import { halvesOf, setDayTime } from '../../numbers/int64.js'
import { fieldPlaces, formatProgramOf } from '../../parse/format-program.js'
import { type Fields, fieldsRoom, readFormat } from '../../parse/read-format.js'
import { cellNullsOf } from '../shared/nulls.js'

const { year, month, day, hour, minute, second, micros, ahead } = fieldPlaces

const dayOfFields = (fields: Fields): number =>
  daysOf(fields[year] as number, fields[month] as number, fields[day] as number)

/** What reads dates of a format; null where a text is not of it, or has no such day. */
export const readDates = (format: TimeFormat): ((column: TextColumn) => IntColumn) => {
  const program = formatProgramOf(format)
  const fields = fieldsRoom()
  return ({ length, validity, offsets, bytes }) => {
    const values = new Int32Array(length)
    const nulls = cellNullsOf(validity, length)
    for (let row = 0; row < length; row++) {
      const isOne = readFormat(bytes, offsets[row] as number, offsets[row + 1] as number, program, fields)
      const days = isOne ? dayOfFields(fields) : noDay
      if (days === noDay) nulls.add(row)
      else values[row] = days
    }
    return { layout: 'int', type: types.date, length, validity: nulls.validity(), values }
  }
}

const isClock = (fields: Fields): boolean =>
  (fields[hour] as number) < 24 && (fields[minute] as number) < 60 && (fields[second] as number) < 60

/** What reads timestamps of a format, on a clock that is so many minutes ahead of UTC unless the text says otherwise. */
export const readMoments = (
  format: TimeFormat,
  minutesAhead: number,
): ((column: TextColumn) => LongColumn) => {
  const program = formatProgramOf(format)
  const fields = fieldsRoom()
  return ({ length, validity, offsets, bytes }) => {
    const values = new BigInt64Array(length)
    const halves = halvesOf(values)
    const nulls = cellNullsOf(validity, length)
    for (let row = 0; row < length; row++) {
      const isOne = readFormat(bytes, offsets[row] as number, offsets[row + 1] as number, program, fields)
      const days = isOne && isClock(fields) ? dayOfFields(fields) : noDay
      if (days === noDay) {
        nulls.add(row)
        continue
      }
      const minutes =
        (fields[hour] as number) * 60 + (fields[minute] as number) - minutesAhead - (fields[ahead] as number)
      setDayTime(
        halves,
        row,
        days,
        (minutes * 60 + (fields[second] as number)) * 1e6 + (fields[micros] as number),
      )
    }
    return { layout: 'long', type: types.timestamp, length, validity: nulls.validity(), values }
  }
}
