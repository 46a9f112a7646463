import type { DateFormat, TimestampFormat } from '@lockstep/schema'
import { fourBytes, highBits } from '../bytes/words.js'

/** Four bytes of a format: what they must be, with `0` where a digit stands, and how far from that each may be. */
interface Marks {
  readonly at: number
  readonly bytes: number
  /** Sets the highest bit of each byte that differs too much from its mark: 0x76 at a digit (10 or more), 0x7F elsewhere (1). */
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
  /** Four marks each, from the places 0, 4, 8 and 12 on; `end` has the last four of the format. */
  readonly from0: Marks
  readonly from4: Marks
  readonly from8: Marks
  readonly from12: Marks
  readonly end: Marks
}

const fraction = '[.S]'

/** The four marks from a place on, or the last four where fewer follow. */
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

/**
 * A word whose bytes have the highest bit set where the text has another byte than the format. Where it has a digit, `7` XOR
 * `0` is 7, and 7 + 0x76 is 0x7D; `:` XOR `0` is 10, and 10 + 0x76 is 0x80. Where it has `-`, only `-` XOR `-`, 0, stays
 * below 0x80 when 0x7F is added.
 */
const off = (view: DataView, from: number, { at, bytes, limits }: Marks): number => {
  const differs = view.getInt32(from + at, true) ^ bytes
  return differs | ((differs & ~highBits) + limits)
}

/** Whether text that is as long as the shape, at most 12 bytes, has digits and marks where the shape has them. */
export const isDay = (view: DataView, from: number, { from0, from4, end }: TimeShape): boolean =>
  ((off(view, from, from0) | off(view, from, from4) | off(view, from, end)) & highBits) === 0

/** Whether text begins with digits and marks where the shape has them. It is at least as long as the shape. */
export const isMoment = (view: DataView, from: number, shape: TimeShape): boolean =>
  ((off(view, from, shape.from0) |
    off(view, from, shape.from4) |
    off(view, from, shape.from8) |
    off(view, from, shape.from12) |
    off(view, from, shape.end)) &
    highBits) ===
  0

/** The number of two ASCII digits at a place: `42` is the bytes 34 32, and 4 * 10 + 2. */
export const twoDigits = (view: DataView, at: number): number => {
  const digits = view.getUint16(at, true) ^ 0x3030
  return (digits & 0xff) * 10 + (digits >> 8)
}

/** The number of four digits at a place. */
export const yearOf = (view: DataView, at: number): number =>
  twoDigits(view, at) * 100 + twoDigits(view, at + 2)
