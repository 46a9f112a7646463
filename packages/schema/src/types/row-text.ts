const perDay = 86_400_000_000n

/** Days from 1970-01-01 to a day of the proleptic Gregorian calendar. */
const civil = (year: number, month: number, day: number): number | undefined => {
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, day)
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / 86_400_000 : undefined
}

/** The days of a date as it is in rows: `YYYY-MM-DD`, or `+YYYYYY-MM-DD` and `-YYYYYY-MM-DD` as in ISO 8601. */
export const daysFromText = (text: string): number | undefined => {
  const [, year, month, day] = /^([0-9]{4}|[+-][0-9]{6})-([0-9]{2})-([0-9]{2})$/u.exec(text) ?? []
  return year === undefined ? undefined : civil(Number(year), Number(month), Number(day))
}

/** The microseconds of a timestamp as it is in rows: `YYYY-MM-DDTHH:MM:SS[.ffffff]Z`. */
export const microsFromText = (text: string): bigint | undefined => {
  const [, day, hour, minute, second, fraction = ''] =
    /^([0-9+-]+-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6}))?Z$/u.exec(
      text,
    ) ?? []
  const days = day === undefined ? undefined : daysFromText(day)
  if (days === undefined) return undefined
  const seconds = BigInt(Number(hour) * 3600 + Number(minute) * 60 + Number(second))
  return BigInt(days) * perDay + seconds * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
}

/** The unscaled number of a decimal as it is in rows: plain digits, at most `scale` of them after the point. */
export const unscaledFromText = (text: string, scale: number): bigint | undefined => {
  const [, sign, whole, fraction = ''] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/u.exec(text) ?? []
  if (whole === undefined || fraction.length > scale) return undefined
  const digits = BigInt(whole + fraction.padEnd(scale, '0'))
  return sign === '-' ? -digits : digits
}

/** A date as it is in rows. Beyond the years 0000 to 9999 the year has a sign and at least six digits. */
export const dateText = (days: number): string => {
  // 400 years are exactly 146,097 days: the calendar repeats, so far-off years can borrow a near one.
  const eras = Math.floor(days / 146_097)
  const near = new Date((days - eras * 146_097) * 86_400_000)
  const year = near.getUTCFullYear() + eras * 400
  const rest = near.toISOString().slice(-20, -14)
  const digits = String(Math.abs(year))
  const shown =
    year >= 0 && year <= 9999 ? digits.padStart(4, '0') : `${year < 0 ? '-' : '+'}${digits.padStart(6, '0')}`
  return `${shown}${rest}`
}

/** A timestamp as it is in rows: without a fraction, or with 1 to 6 digits of it, of which the last is not 0. */
export const timestampText = (micros: bigint): string => {
  const days = Number((micros - (((micros % perDay) + perDay) % perDay)) / perDay)
  const rest = Number(((micros % perDay) + perDay) % perDay)
  const seconds = Math.floor(rest / 1_000_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const fraction = String(rest % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/u, '')
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${dateText(days)}T${clock}${fraction === '' ? '' : `.${fraction}`}Z`
}
