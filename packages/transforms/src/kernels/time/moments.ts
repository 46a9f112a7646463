import { type ClockPart, types } from '@lockstep/schema'
import { wordValues } from '../../bytes/words.js'
import type { IntColumn, LongColumn } from '../../column/column.js'
import { dayOfMicros, type Halves, halvesOf, secondOfMicros, setDayTime } from '../../numbers/int64.js'
import { areNear, nearNumber, remainderOf } from '../../numbers/near.js'
import { cellNullsOf } from '../shared/nulls.js'

/** Sets the day of each instant, by a clock that is so many microseconds ahead of UTC. */
export const setDays = (micros: Halves, ahead: number, to: Int32Array): void => {
  for (let row = 0; row < to.length; row++) to[row] = dayOfMicros(micros, row, ahead)
}

// Instants of all usual years are near: their clocks take one division of doubles. Where one of a column is further from
// 1970, the whole column goes the long way, which is right for every instant.

const secondsIn: Readonly<Record<ClockPart, number>> = { hour: 3_600, minute: 60, second: 1 }

const setNearClocks = (micros: Halves, ahead: number, size: number, whole: number, to: Int32Array): void => {
  for (let row = 0; row < to.length; row++)
    to[row] = remainderOf(nearNumber(micros, row) + ahead, whole) / size
}

/** Sets the part of the clock at each instant, by a clock that is so many microseconds ahead of UTC. */
export const setClocks = (part: ClockPart, micros: Halves, ahead: number, to: Int32Array): void => {
  const size = secondsIn[part]
  const count = part === 'hour' ? 24 : 60
  if (areNear(micros)) setNearClocks(micros, ahead, size * 1e6, size * count * 1e6, to)
  else
    for (let row = 0; row < to.length; row++)
      to[row] = Math.floor(secondOfMicros(micros, row, ahead) / size) % count
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

/** Writes the instants at which a span of each begins, all of them near. */
const setNearStarts = (micros: Halves, ahead: number, size: number, to: Halves): void => {
  for (let row = 0; row * 2 < to.length; row++) {
    const low = (micros[row * 2] as number) >>> 0
    const high = micros[row * 2 + 1] as number
    const start = low - remainderOf(high * wordValues + low + ahead, size)
    to[row * 2] = start
    to[row * 2 + 1] = high + Math.floor(start / wordValues)
  }
}

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
  const isNear = areNear(micros)
  if (isNear) setNearStarts(micros, ahead, size * 1e6, halves)
  for (let row = 0; row < length && !isNear; row++) {
    const second = secondOfMicros(micros, row, ahead)
    const day = dayOfMicros(micros, row, ahead)
    if (!setInstant(halves, row, day, second - (second % size), ahead)) nulls.add(row)
  }
  return { layout: 'long', type: types.timestamp, length, validity: nulls.validity(), values }
}
