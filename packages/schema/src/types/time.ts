/** The shapes of text that `toDate` reads; each field has exactly as many ASCII digits as letters. */
export const dateFormats = [
  'yyyy-MM-dd',
  'yyyyMMdd',
  'yyyy/MM/dd',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd-MM-yyyy',
  'dd.MM.yyyy',
] as const

/** A shape of text that `toDate` reads. */
export type DateFormat = (typeof dateFormats)[number]

/**
 * The shapes of text that `toTimestamp` reads. `[.S]` stands for nothing, or a point and 1 to 9 digits, of which
 * six count (the others are cut); `'T'` is the letter.
 */
export const timestampFormats = [
  'yyyy-MM-dd HH:mm:ss',
  "yyyy-MM-dd'T'HH:mm:ss",
  'yyyy-MM-dd HH:mm:ss[.S]',
  "yyyy-MM-dd'T'HH:mm:ss[.S]",
  'dd/MM/yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm:ss',
] as const

/** A shape of text that `toTimestamp` reads. */
export type TimestampFormat = (typeof timestampFormats)[number]

/** The parts of a date, by the names of Spark's functions; each is an int. */
export const dateParts = [
  'year',
  'quarter',
  'month',
  'weekOfYear',
  'dayOfYear',
  'dayOfMonth',
  'dayOfWeek',
] as const

/** A part of a date. */
export type DatePart = (typeof dateParts)[number]

/** The parts of a clock. */
export const clockParts = ['hour', 'minute', 'second'] as const

/** A part of a clock. */
export type ClockPart = (typeof clockParts)[number]

/** The spans of days that a date lies in; a week begins on Monday. */
export const dateUnits = ['year', 'quarter', 'month', 'week'] as const

/** A span of days that a date lies in. */
export type DateUnit = (typeof dateUnits)[number]

/**
 * The first day of the first year that a date can lie in from its first day on, -5877640, counted from 1970-01-01. Before it,
 * Spark's `trunc` gives days of the far end, or fails.
 */
export const firstWholeYear: number = -2_147_483_456

/** A time zone: `UTC`, or a fixed distance from it such as `+05:30` (at most 18:00). */
export type Zone = 'UTC' | `+${string}` | `-${string}`

/**
 * Whether a text is a zone whose clock depends on nothing else. Named zones are not: the rules of one and the same
 * name differ between the releases of Java that run Spark, and between those and JavaScript engines.
 */
export const isZone = (zone: string): zone is Zone =>
  zone === 'UTC' || /^[+-](?:0[0-9]|1[0-7]):[0-5][0-9]$|^[+-]18:00$/u.test(zone)

/** Minutes that the clock of a zone is ahead of UTC. */
export const zoneMinutes = (zone: Zone): number =>
  zone === 'UTC' ? 0 : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)))
