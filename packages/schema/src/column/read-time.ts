import { refuse } from '../errors/refusal.js'
import { type Node, node } from '../graph/node.js'
import { overlapOf } from '../types/format-overlap.js'
import {
  type DateFormat,
  dateFormats,
  type TimestampFormat,
  timestampFormats,
  type Zone,
} from '../types/time.js'
import { timeFormatOf } from '../types/time-format.js'

/** How text of several formats is read. */
export interface TimeReading {
  /** The first of the hundred years that `yy` means: 1970 makes `70` 1970, and `69` 2069. */
  readonly yearsFrom?: number
  /** `'first'` lets formats overlap, such as `dd/MM/yyyy` and `MM/dd/yyyy`: the first that reads a text has its way. */
  readonly overlap?: 'first'
}

const isDateFormat = (format: string): format is DateFormat => dateFormats.some((one) => one === format)

const isTimestampFormat = (format: string): format is TimestampFormat =>
  timestampFormats.some((one) => one === format)

const readOne = (of: Node, format: string, firstYear: number | null, zone: Zone | null): Node => {
  if (zone === null)
    return isDateFormat(format)
      ? (node('toDate', [of], { format }) as Node)
      : (node('readDate', [of], { format: timeFormatOf(format, firstYear) }) as Node)
  return isTimestampFormat(format)
    ? (node('toTimestamp', [of], { format, zone }) as Node)
    : (node('readTimestamp', [of], { format: timeFormatOf(format, firstYear), zone }) as Node)
}

/** A text read by the first of some formats that it is of: as a timestamp where there is a zone, else as a date. */
export const readBy = (
  of: Node,
  formats: string | readonly string[],
  { yearsFrom, overlap }: TimeReading,
  zone: Zone | null,
): Node => {
  const all = typeof formats === 'string' ? [formats] : formats
  const read = all.map((format) => readOne(of, format, yearsFrom ?? null, zone))
  const both = overlap === 'first' ? undefined : overlapOf(all)
  if (both !== undefined)
    refuse(
      `${both.map((format) => JSON.stringify(format)).join(' and ')} can both read one text, as different days; leave one out, or say that the first has its way: { overlap: 'first' }`,
    )
  const [first, ...others] = read
  if (first === undefined) return refuse('expected one format or more, got none')
  return others.length === 0 ? first : (node('coalesce', [first, ...others], {}) as Node)
}
