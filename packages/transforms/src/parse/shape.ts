import type { DateFormat, TimestampFormat } from '@lockstep/schema'
import { daysOf } from '../calendar.js'
import { ten } from '../tens.js'
import { digitOf, numberOf, point } from './marks.js'

/** Where the fields of a format stand in its text; -1 where it has no such field. */
export interface Shape {
  readonly length: number
  /** The byte at each place, 0 where there is a digit. */
  readonly marks: Uint8Array
  readonly hasFraction: boolean
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const fraction = '[.S]'

/** The shape of a format of `schema/time.ts`. */
export const shapeOf = (format: DateFormat | TimestampFormat): Shape => {
  const fields = format.replace(fraction, '').replaceAll("'", '')
  return {
    length: fields.length,
    marks: Uint8Array.from(fields, (letter) => (/[yMdHms]/u.test(letter) ? 0 : letter.charCodeAt(0))),
    hasFraction: format.endsWith(fraction),
    year: fields.indexOf('yyyy'),
    month: fields.indexOf('MM'),
    day: fields.indexOf('dd'),
    hour: fields.indexOf('HH'),
    minute: fields.indexOf('mm'),
    second: fields.indexOf('ss'),
  }
}

const hasMarks = (bytes: Uint8Array, from: number, to: number, { length, marks }: Shape): boolean => {
  if (to - from < length) return false
  for (let at = 0; at < length; at++) {
    const byte = bytes[from + at] ?? 0
    const mark = marks[at] ?? 0
    if (mark === 0 ? digitOf(byte) < 0 : byte !== mark) return false
  }
  return true
}

const pair = (bytes: Uint8Array, at: number): number => digitOf(bytes[at]) * 10 + digitOf(bytes[at + 1])

const dayOf = (bytes: Uint8Array, from: number, { year, month, day }: Shape): number =>
  daysOf(numberOf(bytes, from + year, from + year + 4), pair(bytes, from + month), pair(bytes, from + day))

/** Reads a day, as days from 1970-01-01, from text of exactly this shape; NaN for all else. */
export const readDay = (bytes: Uint8Array, from: number, to: number, shape: Shape): number =>
  to - from === shape.length && hasMarks(bytes, from, to, shape) ? dayOf(bytes, from, shape) : Number.NaN

/** Reads a day and its clock, as seconds from 1970-01-01 00:00:00, from text that begins so; NaN for all else. */
export const readSeconds = (bytes: Uint8Array, from: number, to: number, shape: Shape): number => {
  if (!hasMarks(bytes, from, to, shape)) return Number.NaN
  const hour = pair(bytes, from + shape.hour)
  const minute = pair(bytes, from + shape.minute)
  const second = pair(bytes, from + shape.second)
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN
  return dayOf(bytes, from, shape) * 86_400 + hour * 3_600 + minute * 60 + second
}

/** Reads the rest of a timestamp as microseconds: nothing, or a point and 1 to 9 digits of which six count; else NaN. */
export const readFraction = (bytes: Uint8Array, from: number, to: number, { hasFraction }: Shape): number => {
  if (from === to) return 0
  const digits = to - from - 1
  if (!hasFraction || bytes[from] !== point || digits < 1 || digits > 9) return Number.NaN
  for (let at = from + 1; at < to; at++) if (digitOf(bytes[at]) < 0) return Number.NaN
  const kept = Math.min(digits, 6)
  return numberOf(bytes, from + 1, from + 1 + kept) * ten(6 - kept)
}
