import { type MeaningOf, type OperationsOf, types, zoneMinutes } from '@lockstep/schema'
import { noDay } from '../calendar.js'
import type { Kernel, PlainColumn, TextColumn } from '../column.js'
import { halvesOf, setDayTime } from '../longs.js'
import { dayOf, noTime, readClock, readDay, readFraction } from '../parse/moment.js'
import { type Shape, shapeOf } from '../parse/shape.js'
import { viewOf } from '../text/words.js'
import { perText } from './combine.js'
import { clear, openBits } from './missing.js'

const dates = ({ length, validity, offsets, bytes }: TextColumn, shape: Shape): PlainColumn => {
  const values = new Int32Array(length)
  const bits = openBits(validity, length)
  const view = viewOf(bytes)
  let missing = false
  for (let index = 0; index < length; index++) {
    const day = readDay(view, offsets[index] as number, offsets[index + 1] as number, shape)
    if (day === noDay) {
      clear(bits, index)
      missing = true
    } else values[index] = day
  }
  return { layout: 'int', type: types.date, length, validity: missing ? bits : validity, values }
}

/** The clock of each cell, in seconds; `noTime` where there is none. */
const clocks = ({ length, offsets }: TextColumn, view: DataView, shape: Shape): Int32Array => {
  const seconds = new Int32Array(length)
  for (let index = 0; index < length; index++)
    seconds[index] = readClock(view, offsets[index] as number, offsets[index + 1] as number, shape)
  return seconds
}

/** The days of cells that have a clock, else `noDay`. */
const days = ({ offsets }: TextColumn, view: DataView, shape: Shape, seconds: Int32Array): Int32Array => {
  const days = new Int32Array(seconds.length)
  for (let index = 0; index < days.length; index++)
    days[index] = seconds[index] === noTime ? noDay : dayOf(view, offsets[index] as number, shape)
  return days
}

/** The microseconds after the clock; cells that have none there, and had one, lose their day. */
const fractions = ({ offsets }: TextColumn, view: DataView, shape: Shape, days: Int32Array): Int32Array => {
  const micros = new Int32Array(days.length)
  if (!shape.hasFraction) return micros
  for (let index = 0; index < days.length; index++) {
    if (days[index] === noDay) continue
    const fraction = readFraction(
      view,
      (offsets[index] as number) + shape.length,
      offsets[index + 1] as number,
    )
    if (fraction === noTime) days[index] = noDay
    else micros[index] = fraction
  }
  return micros
}

/**
 * Column by column: each loop is short, so that all it calls becomes part of it. `ahead` is how many seconds the clock is
 * ahead of UTC.
 */
const timestamps = (column: TextColumn, shape: Shape, ahead: number): PlainColumn => {
  const { length, validity } = column
  const view = viewOf(column.bytes)
  const seconds = clocks(column, view, shape)
  const dates = days(column, view, shape, seconds)
  const micros = fractions(column, view, shape, dates)
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const bits = openBits(validity, length)
  let missing = false
  for (let index = 0; index < length; index++) {
    const day = dates[index] as number
    if (day === noDay) {
      clear(bits, index)
      missing = true
    } else
      setDayTime(halves, index, day, ((seconds[index] as number) - ahead) * 1e6 + (micros[index] as number))
  }
  return { layout: 'long', type: types.timestamp, length, validity: missing ? bits : validity, values }
}

/** The operations of `schema/operations/time.ts` on Arrow columns. */
export const time: MeaningOf<Kernel, OperationsOf<'time'>> = {
  toDate: (node, of) => {
    const shape = shapeOf(node.constants.format)
    return perText(of, (column) => dates(column, shape))
  },
  toTimestamp: (node, of) => {
    const shape = shapeOf(node.constants.format)
    const ahead = zoneMinutes(node.constants.zone) * 60
    return perText(of, (column) => timestamps(column, shape, ahead))
  },
}
