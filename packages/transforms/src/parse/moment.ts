import { point } from '../bytes/ascii.js'
import { daysOf, noDay } from '../numbers/calendar.js'
import { isDay, isMoment, type TimeShape, twoDigits, yearOf } from './shape.js'

/** Reads the day of text that begins with this shape; `noDay` where the calendar has no such day. */
export const dayOf = (view: DataView, from: number, { year, month, day }: TimeShape): number =>
  daysOf(yearOf(view, from + year), twoDigits(view, from + month), twoDigits(view, from + day))

/** Reads a day, as days from 1970-01-01, from text of exactly this shape; `noDay` for all else. */
export const readDay = (view: DataView, from: number, to: number, shape: TimeShape): number =>
  to - from === shape.length && isDay(view, from, shape) ? dayOf(view, from, shape) : noDay

/** Where text of this shape, perhaps with a fraction behind it, has no such time of a day. */
export const noTime = -1

/** Reads the clock of text that begins with this shape as seconds; `noTime` for all else. */
export const readClock = (view: DataView, from: number, to: number, shape: TimeShape): number => {
  const size = to - from
  if (size < shape.length || !isMoment(view, from, shape)) return noTime
  if (size !== shape.length && !shape.hasFraction) return noTime
  const hour = twoDigits(view, from + shape.hour)
  const minute = twoDigits(view, from + shape.minute)
  const second = twoDigits(view, from + shape.second)
  return hour > 23 || minute > 59 || second > 59 ? noTime : hour * 3_600 + minute * 60 + second
}

/**
 * Reads what follows a clock as microseconds: nothing, or a point and 1 to 9 digits, of which six count; `noTime` for all
 * else.
 */
export const readFraction = (view: DataView, from: number, to: number): number => {
  if (from === to) return 0
  const digits = to - from - 1
  if (view.getUint8(from) !== point || digits < 1 || digits > 9) return noTime
  let micros = 0
  for (let place = 1; place <= digits; place++) {
    const digit = view.getUint8(from + place) - 0x30
    if (digit >>> 0 > 9) return noTime
    if (place <= 6) micros = (micros * 10 + digit) | 0
  }
  for (let place = digits; place < 6; place++) micros = (micros * 10) | 0
  return micros
}
