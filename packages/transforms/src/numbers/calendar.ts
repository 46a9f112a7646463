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

/**
 * The year, month and day that lie so many days after 1970-01-01, in one number: 512 times the year, 32 times the month
 * and the day.
 */
export const dateOf = (days: number): number => {
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
