/** The days of a week. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

/** A day of a week. */
export type Weekday = (typeof weekdays)[number]

/** What instants are counted in, from 1970-01-01T00:00:00Z. */
export const unixUnits = ['seconds', 'millis', 'micros'] as const

/** What instants are counted in. */
export type UnixUnit = (typeof unixUnits)[number]

/** How many microseconds each unit is. */
export const microsIn: Readonly<Record<UnixUnit, number>> = { seconds: 1_000_000, millis: 1_000, micros: 1 }

/** The spans that are added to an instant, and that lie between two. */
export const timeUnits = ['days', 'hours', 'minutes', 'seconds', 'millis', 'micros'] as const

/** A span that is added to an instant. */
export type TimeUnit = (typeof timeUnits)[number]

/** How many microseconds each span is. */
export const microsOf: Readonly<Record<TimeUnit, bigint>> = {
  days: 86_400_000_000n,
  hours: 3_600_000_000n,
  minutes: 60_000_000n,
  seconds: 1_000_000n,
  millis: 1_000n,
  micros: 1n,
}

/** The months, counted from January of the year 0, of which all days are dates: July -5877641 to June 5881580. */
export const wholeMonths: readonly [first: number, last: number] = [-5_877_641 * 12 + 6, 5_881_580 * 12 + 5]

/** The last day, from 1970-01-01, of a month of which all days are dates: 5881580-06-30. */
export const lastWholeMonthEnd: number = 2_147_483_636
