// The proleptic Gregorian calendar. Years are counted from 1 March, so that a leap day ends a year; 400 years are
// exactly 146,097 days.

const era = 146_097
/** Days from 0000-03-01 to 1970-01-01. */
const epoch = 719_468

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days from 1970-01-01 to a day, NaN where there is no such day. */
export const daysOf = (year: number, month: number, day: number): number => {
  const last = (monthDays[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)
  if (!(day >= 1 && day <= last)) return Number.NaN
  const ended = month > 2 ? year : year - 1
  const sinceMarch = (month + 9) % 12
  const inYear = Math.floor((153 * sinceMarch + 2) / 5) + day - 1
  return (
    ended * 365 + Math.floor(ended / 4) - Math.floor(ended / 100) + Math.floor(ended / 400) + inYear - epoch
  )
}

/** The year, month and day that lie so many days after 1970-01-01. */
export const dateOf = (days: number): readonly [year: number, month: number, day: number] => {
  const sinceMarch = days + epoch
  const eras = Math.floor(sinceMarch / era)
  const inEra = sinceMarch - eras * era
  const years = Math.floor(
    (inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  )
  const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100))
  const fifth = Math.floor((5 * inYear + 2) / 153)
  const month = fifth < 10 ? fifth + 3 : fifth - 9
  return [eras * 400 + years + (month <= 2 ? 1 : 0), month, inYear - Math.floor((153 * fifth + 2) / 5) + 1]
}
