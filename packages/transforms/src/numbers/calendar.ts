// The proleptic Gregorian calendar. Years are counted from 1 March, so that a leap day ends a year; 400 years are
// exactly 146,097 days.

const era = 146_097
/** Days from 0000-03-01 to 1970-01-01. */
const epoch = 719_468

/** Where there is no such day: no day of a calendar with years of four digits. */
export const noDay: number = -0x80000000

/** The days of each month, from 1, at most; none before and after. */
const monthDays = Uint8Array.of(0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

/** Days from 1 March to the first of each month, from 1. */
const daysBefore = Int32Array.of(0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275)

const isLeap = (year: number): boolean => (year & 3) === 0 && (year % 100 !== 0 || (year & 15) === 0)

/** Days from 1970-01-01 to a day of a year of 0 to 9999, `noDay` where there is none. All are whole numbers of 0 or more. */
export const daysOf = (year: number, month: number, day: number): number => {
  if (month > 12 || day === 0 || day > (monthDays[month] as number)) return noDay
  if (day === 29 && month === 2 && !isLeap(year)) return noDay
  // 400 years later, so that none is below 0.
  const ended = (month > 2 ? 400 : 399) + year
  const century = (ended / 100) | 0
  const leaps = (ended >> 2) - century + (century >> 2)
  return ended * 365 + leaps + (daysBefore[month] as number) + day - 1 - era - epoch
}

const computed = (days: number): number => {
  const sinceMarch = days + epoch
  const eras = Math.floor(sinceMarch / era)
  const inEra = (sinceMarch - eras * era) | 0
  const years = ((inEra - ((inEra / 1_460) | 0) + ((inEra / 36_524) | 0) - ((inEra / 146_096) | 0)) / 365) | 0
  const inYear = inEra - (365 * years + (years >> 2) - ((years / 100) | 0))
  const fifth = ((5 * inYear + 2) / 153) | 0
  const month = fifth < 10 ? fifth + 3 : fifth - 9
  const day = inYear - (((153 * fifth + 2) / 5) | 0) + 1
  return (eras * 400 + years + (month <= 2 ? 1 : 0)) * 512 + month * 32 + day
}

/** Most days of real data: those of 1900 to 2100, from 1970-01-01, each computed when it is met first. */
const firstKnown = -25_567
const known = new Int32Array(73_414)

/**
 * The year, month and day that lie so many days after 1970-01-01, in one number: 512 times the year, 32 times the month
 * and the day.
 */
export const dateOf = (days: number): number => {
  const place = days - firstKnown
  if (place < 0 || place >= known.length) return computed(days)
  const date = known[place] as number
  if (date !== 0) return date
  const made = computed(days)
  known[place] = made
  return made
}

// A part of the day that lies so many days after 1970-01-01. The number of days may be any int.

/** The year. */
export const yearOfDay = (days: number): number => Math.floor(dateOf(days) / 512)

/** The month, 1 to 12. */
export const monthOf = (days: number): number => (dateOf(days) >> 5) & 15

/** The quarter, 1 to 4. */
export const quarterOf = (days: number): number => ((monthOf(days) + 2) / 3) | 0

/** The day of the month, 1 to 31. */
export const dayOfMonth = (days: number): number => dateOf(days) & 31

/**
 * Days from 1970-01-01 to the first day of a year: 365 for each year before it from 1 on, one more for each of their leap
 * years, less those from 0001-01-01 to 1970-01-01. For 1972, 1,971 years are 719,415 days and 492 - 19 + 4 more: 730.
 */
export const newYear = (year: number): number => {
  const years = year - 1
  const centuries = Math.floor(years / 100)
  return years * 365 + (years >> 2) - centuries + (centuries >> 2) - 719_162
}

/** Days from 1970-01-01 to the first day of a month; months are counted from January of the year 0, any whole number of them. */
export const firstOfMonth = (months: number): number => {
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  const march = month > 2 ? year : year - 1
  const leaps = Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400)
  return march * 365 + leaps + (daysBefore[month] as number) - epoch
}

/** The months of a day from January of the year 0 on. */
export const monthsOfDay = (days: number): number => {
  const date = dateOf(days)
  return Math.floor(date / 512) * 12 + ((date >> 5) & 15) - 1
}

/** The day of the year, 1 to 366. */
export const dayOfYear = (days: number): number => days - newYear(yearOfDay(days)) + 1

/** Days since Monday, 0 to 6. Day 0, 1970-01-01, is a Thursday: 3. */
export const sinceMonday = (days: number): number => days + 3 - Math.floor((days + 3) / 7) * 7

/** The day of the week, from Sunday, 1, to Saturday, 7. */
export const dayOfWeek = (days: number): number => ((sinceMonday(days) + 1) % 7) + 1

/**
 * The week by ISO 8601, 1 to 53: that of its Thursday among the Thursdays of a year. The Thursday of Sunday 2021-01-03 is
 * 2020-12-31, day 365 from the first of that year, counted from 0: (365 / 7) | 0 is 52, week 53.
 */
export const weekOfYear = (days: number): number => {
  const thursday = days - sinceMonday(days) + 3
  return (((thursday - newYear(yearOfDay(thursday))) / 7) | 0) + 1
}

/** The first day of the quarter that a day lies in. */
export const startOfQuarter = (days: number): number => {
  const year = yearOfDay(days)
  const first = quarterOf(days) * 3 - 2
  // Within a year only 29 February moves what comes behind it; from 1 March on, the months are as in `daysBefore`.
  return first === 1 ? newYear(year) : newYear(year + 1) - 306 + (daysBefore[first] as number)
}
