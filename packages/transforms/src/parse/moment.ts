import { daysOf, noDay } from '../calendar.js'
import { type Halves, setDayTime } from '../longs.js'
import { ten } from '../tens.js'
import { digitsFrom } from './four.js'
import { point } from './marks.js'
import { isDay, isMoment, type Shape, twoDigits, yearOf } from './shape.js'

const dayOf = (view: DataView, from: number, { year, month, day }: Shape): number =>
  daysOf(yearOf(view, from + year), twoDigits(view, from + month), twoDigits(view, from + day))

/** Reads a day, as days from 1970-01-01, from text of exactly this shape; `noDay` for all else. */
export const readDay = (view: DataView, from: number, to: number, shape: Shape): number =>
  to - from === shape.length && isDay(view, from, shape) ? dayOf(view, from, shape) : noDay

/** Reads the clock of text of this shape as seconds; -1 where there is no such time of a day. */
const secondsOf = (view: DataView, from: number, shape: Shape): number => {
  const hour = twoDigits(view, from + shape.hour)
  const minute = twoDigits(view, from + shape.minute)
  const second = twoDigits(view, from + shape.second)
  return hour > 23 || minute > 59 || second > 59 ? -1 : hour * 3_600 + minute * 60 + second
}

/** Reads the rest of a timestamp as microseconds: a point and 1 to 9 digits of which six count; else -1. */
const readFraction = (view: DataView, from: number, to: number, { hasFraction }: Shape): number => {
  const digits = to - from - 1
  if (!hasFraction || view.getUint8(from) !== point || digits < 1 || digits > 9) return -1
  const number = digitsFrom(view, from + 1, to)
  if (number < 0) return -1
  return digits <= 6 ? number * ten(6 - digits) : Math.floor(number / ten(digits - 6))
}

/**
 * Reads a day and its clock, which is `ahead` seconds ahead of UTC, as microseconds from 1970-01-01 00:00:00 UTC, and
 * says whether text is of this shape.
 */
export const readMoment = (
  view: DataView,
  from: number,
  to: number,
  shape: Shape,
  ahead: number,
  halves: Halves,
  index: number,
): boolean => {
  if (to - from < shape.length || !isMoment(view, from, shape)) return false
  const seconds = secondsOf(view, from, shape)
  const micros = to === from + shape.length ? 0 : readFraction(view, from + shape.length, to, shape)
  const day = dayOf(view, from, shape)
  if (seconds < 0 || micros < 0 || day === noDay) return false
  setDayTime(halves, index, day, (seconds - ahead) * 1e6 + micros)
  return true
}
