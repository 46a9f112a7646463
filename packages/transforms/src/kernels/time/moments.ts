import { type ClockPart, types } from '@lockstep/schema'
import type { IntColumn, LongColumn } from '../../column/column.js'
import { dayOfMicros, type Halves, halvesOf, secondOfMicros, setDayTime } from '../../numbers/int64.js'
import { cellNullsOf } from '../shared/nulls.js'

/** Computes an int of each instant, by a clock that is so many microseconds ahead of UTC. */
type OfMicros = (micros: Halves, ahead: number, to: Int32Array) => void

/** Sets the day of each instant. */
export const setDays: OfMicros = (micros, ahead, to) => {
  for (let row = 0; row < to.length; row++) to[row] = dayOfMicros(micros, row, ahead)
}

/** What sets the part of the clock at each instant. */
export const setClocks: Readonly<Record<ClockPart, OfMicros>> = {
  hour: (micros, ahead, to) => {
    for (let row = 0; row < to.length; row++) to[row] = secondOfMicros(micros, row, ahead) / 3_600
  },
  minute: (micros, ahead, to) => {
    for (let row = 0; row < to.length; row++) to[row] = (secondOfMicros(micros, row, ahead) % 3_600) / 60
  },
  second: (micros, ahead, to) => {
    for (let row = 0; row < to.length; row++) to[row] = secondOfMicros(micros, row, ahead) % 60
  },
}

/** The most whole seconds that a timestamp is from 1970-01-01, before and after. */
const mostSeconds = 9_223_372_036_854

/** Writes the instant of a second of a day, by a clock that is ahead, and says whether a timestamp holds it. */
const setInstant = (to: Halves, row: number, day: number, second: number, ahead: number): boolean => {
  setDayTime(to, row, day, second * 1e6 - ahead)
  return Math.abs(day * 86_400 + second - ahead / 1e6) <= mostSeconds
}

/** The instants at which each day begins, null where there is no such timestamp. */
export const midnights = ({ length, validity, values: days }: IntColumn, ahead: number): LongColumn => {
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = cellNullsOf(validity, length)
  for (let row = 0; row < length; row++)
    if (!setInstant(halves, row, days[row] as number, 0, ahead)) nulls.add(row)
  return { layout: 'long', type: types.timestamp, length, validity: nulls.validity(), values }
}

const secondsIn: Readonly<Record<ClockPart, number>> = { hour: 3_600, minute: 60, second: 1 }

/** The instants at which the hour, minute or second of each begins, null where there is no such timestamp. */
export const startsOf = (
  { length, validity, values: instants }: LongColumn,
  ahead: number,
  unit: ClockPart,
): LongColumn => {
  const micros = halvesOf(instants)
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = cellNullsOf(validity, length)
  const size = secondsIn[unit]
  for (let row = 0; row < length; row++) {
    const second = secondOfMicros(micros, row, ahead)
    const day = dayOfMicros(micros, row, ahead)
    if (!setInstant(halves, row, day, second - (second % size), ahead)) nulls.add(row)
  }
  return { layout: 'long', type: types.timestamp, length, validity: nulls.validity(), values }
}
