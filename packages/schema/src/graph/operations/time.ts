import type { Lines } from '../operation.js'

const formatWords = ({ format, zone }: { readonly format: string; readonly zone?: string }): string =>
  `{0}, \`${format}\`${zone === undefined ? '' : ` in ${zone}`}`

/** Dates and timestamps, read from text of one exact shape. */
export const time = {
  /** A date from text of exactly this format; null for all else, 30 February among it. */
  toDate: {
    takes: ['text'],
    constants: { format: 'dateFormat' },
    gives: 'date',
    nulls: 'partial',
    rare: 'a text is of one format, and rules of several formats read it',
    words: '{0} read as a date {format}',
    short: formatWords as (of: { readonly format: string }) => string,
  },
  /** A timestamp from text of exactly this format, on the clock of `zone`; null for all else. */
  toTimestamp: {
    takes: ['text'],
    constants: { format: 'timestampFormat', zone: 'zone' },
    gives: 'timestamp',
    nulls: 'partial',
    rare: 'a text is of one format, and rules of several formats read it',
    words: '{0} read as a timestamp {format} in {zone}',
    short: formatWords as (of: { readonly format: string; readonly zone: string }) => string,
  },
} as const

time satisfies Lines
