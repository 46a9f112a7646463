import { refuse } from '../../errors/refusal.js'
import type { TimeFormat } from '../../types/time-format.js'
import { hasClock } from '../../types/time-format.js'
import type { Check, Lines } from '../operation.js'

const noClock = ({ format: { format } }: { readonly format: TimeFormat }): void => {
  if (hasClock(format))
    refuse(`${JSON.stringify(format)} has a clock, which a date lacks; write toTimestamp(...).toDate()`)
}

const why = 'a text is of one format, and rules of several formats read it'

/** Dates and timestamps of text by formats that are made of fields, and back. */
export const format = {
  /** A date from text of exactly this format; null for all else. */
  readDate: {
    takes: ['text'],
    constants: { format: 'timeFormat' },
    gives: 'date',
    nulls: 'partial',
    check: noClock as Check,
    rare: why as string,
    steps: 3,
    words: '{0} read as a date {format}',
  },
  /** A timestamp from text of exactly this format, on the clock of `zone`, or by the distance in the text. */
  readTimestamp: {
    takes: ['text'],
    constants: { format: 'timeFormat', zone: 'zone' },
    gives: 'timestamp',
    nulls: 'partial',
    rare: why as string,
    steps: 3,
    words: '{0} read as a timestamp {format} in {zone}',
  },
  /** The text of a date in a format, with English names of months. */
  writeDate: {
    takes: ['date'],
    constants: { format: 'writtenFormat' },
    gives: 'text',
    nulls: 'strict',
    steps: 2,
    words: '{0} written as {format}',
  },
} as const

format satisfies Lines
