import type { DateFormat, TimestampFormat } from '@lockstep/schema'
import { fourBytes, highBits } from '../bytes/words.js'

/** Four bytes of a format: what they are, `0` where there is a digit, and how far from that they may be. */
interface Marks {
  readonly at: number
  readonly bytes: number
  /** Sets the highest bit of each byte that differs from its mark: by 10 at a digit, by 1 elsewhere. */
  readonly limits: number
}

/** Where the fields of a format stand in its text; -1 where it has no such field. */
export interface TimeShape {
  readonly length: number
  readonly hasFraction: boolean
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** The marks from each of these places on; those of `end` are the last four. */
  readonly from0: Marks
  readonly from4: Marks
  readonly from8: Marks
  readonly from12: Marks
  readonly end: Marks
}

const fraction = '[.S]'

/** The four marks from a place on, or from as far as there are four. */
const marksOf = (fields: string, place: number): Marks => {
  const at = Math.min(place, fields.length - 4)
  const letters = fields.slice(at, at + 4)
  return {
    at,
    bytes: fourBytes(letters.replace(/[yMdHms]/gu, '0')),
    limits: fourBytes(letters.replace(/[^yMdHms]/gu, '\u007f').replace(/[yMdHms]/gu, '\u0076')),
  }
}

/** The shape of a format of `schema/time.ts`. */
export const timeShapeOf = (format: DateFormat | TimestampFormat): TimeShape => {
  const fields = format.replace(fraction, '').replaceAll("'", '')
  return {
    length: fields.length,
    hasFraction: format.endsWith(fraction),
    year: fields.indexOf('yyyy'),
    month: fields.indexOf('MM'),
    day: fields.indexOf('dd'),
    hour: fields.indexOf('HH'),
    minute: fields.indexOf('mm'),
    second: fields.indexOf('ss'),
    from0: marksOf(fields, 0),
    from4: marksOf(fields, 4),
    from8: marksOf(fields, 8),
    from12: marksOf(fields, 12),
    end: marksOf(fields, fields.length),
  }
}

/** Has the highest bit of a byte where bytes of text differ from their marks. */
const off = (view: DataView, from: number, { at, bytes, limits }: Marks): number => {
  const differs = view.getInt32(from + at, true) ^ bytes
  return differs | ((differs & ~highBits) + limits)
}

/** Whether text of the length of the shape, of at most 12 bytes, has its digits and marks. */
export const isDay = (view: DataView, from: number, { from0, from4, end }: TimeShape): boolean =>
  ((off(view, from, from0) | off(view, from, from4) | off(view, from, end)) & highBits) === 0

/** Whether text that is as long as the shape, or longer, begins with digits and marks as it has. */
export const isMoment = (view: DataView, from: number, shape: TimeShape): boolean =>
  ((off(view, from, shape.from0) |
    off(view, from, shape.from4) |
    off(view, from, shape.from8) |
    off(view, from, shape.from12) |
    off(view, from, shape.end)) &
    highBits) ===
  0

/** The number of two digits at a place. */
export const twoDigits = (view: DataView, at: number): number => {
  const digits = view.getUint16(at, true) ^ 0x3030
  return (digits & 0xff) * 10 + (digits >> 8)
}

/** The number of four digits at a place. */
export const yearOf = (view: DataView, at: number): number =>
  twoDigits(view, at) * 100 + twoDigits(view, at + 2)
