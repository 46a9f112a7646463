import { monthNames } from '@lockstep/schema'

/** How a text is a date, or a date and a time. */
export interface DateForm {
  /** Its layout: `yyyy-MM-dd`, `AA/BB/yyyy` where A and B are day and month in one order or the other. */
  readonly layout: string
  /** Which of A and B is the day, as far as this text says. */
  readonly order: '' | 'day first' | 'month first' | 'either'
  readonly year: number
  readonly hasTime: boolean
}

const clock = String.raw`(?:([T ])([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]{1,9})?)?( ?[AaPp]\.?[Mm]\.?)?(Z| ?[+-][0-9]{2}:?[0-9]{2})?)?$`
const yearFirst = new RegExp(`^([0-9]{4})([-/.])([0-9]{2})\\2([0-9]{2})${clock}`, 'u')
const yearLast = new RegExp(`^([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})${clock}`, 'u')
const packed = /^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$/u
const named = /^(?:([0-9]{1,2})([ -]))?([A-Za-z]{3,9})(\.?)([ -])(?:([0-9]{1,2})(,? ))?([0-9]{4})$/u

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)

/** The layout of a clock, from the groups behind a date; undefined where it is none that can be. */
const clockLayout = (parts: readonly (string | undefined)[]): string | undefined => {
  const [between, hour, minute, second, fraction, half, zone] = parts
  if (between === undefined) return ''
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  const hours = hour?.length === 2 ? 'HH' : 'H'
  const seconds = second === undefined ? '' : fraction === undefined ? ':ss' : ':ss[.S]'
  const zones = zone === undefined ? '' : zone === 'Z' ? 'Z' : '+00:00'
  return `${between === 'T' ? "'T'" : ' '}${hours}:mm${seconds}${half === undefined ? '' : ' a'}${zones}`
}

const readYearFirst = (text: string): DateForm | undefined => {
  const [, year, mark, month, day, ...rest] = yearFirst.exec(text) ?? []
  const time = year === undefined ? undefined : clockLayout(rest)
  if (time === undefined || !isDay(Number(year), Number(month), Number(day))) return undefined
  return { layout: `yyyy${mark}MM${mark}dd${time}`, order: '', year: Number(year), hasTime: time !== '' }
}

const readYearLast = (text: string): DateForm | undefined => {
  const [, a = '', mark, b = '', given = '', ...rest] = yearLast.exec(text) ?? []
  const time = given === '' ? undefined : clockLayout(rest)
  if (time === undefined) return undefined
  const year = given.length === 2 ? 2000 + Number(given) : Number(given)
  const [dayFirst, monthFirst] = [isDay(year, Number(b), Number(a)), isDay(year, Number(a), Number(b))]
  if (!dayFirst && !monthFirst) return undefined
  const isPadded = a.length === 2 && b.length === 2
  const [first, second] = isPadded ? ['AA', 'BB'] : ['A', 'B']
  return {
    layout: `${first}${mark}${second}${mark}${given.length === 2 ? 'yy' : 'yyyy'}${time}`,
    order: dayFirst && monthFirst ? 'either' : dayFirst ? 'day first' : 'month first',
    year,
    hasTime: time !== '',
  }
}

/** How a month's name is written: in full, by its first three letters, or otherwise (`Sept`), which no format reads. */
const monthField = (month: string, place: number): string => {
  if (month.length === 3) return 'MMM'
  return month.toLowerCase() === monthNames[place] ? 'MMMM' : 'month'
}

const readNamed = (text: string): DateForm | undefined => {
  const [, before, mark, month = '', point, between, after, comma, year] = named.exec(text) ?? []
  const place = monthNames.findIndex((name) => name.startsWith(month.slice(0, 3).toLowerCase()))
  if (year === undefined || place < 0 || (before === undefined) === (after === undefined)) return undefined
  if (!isDay(Number(year), place + 1, Number(before ?? after))) return undefined
  return {
    layout:
      before === undefined
        ? `${monthField(month, place)}${point}${between}d${comma}yyyy`
        : `d${mark}${monthField(month, place)}${point}${between}yyyy`,
    order: '',
    year: Number(year),
    hasTime: false,
  }
}

/** Reads a text as a date; undefined where it is none in any layout that is known. */
export const dateForm = (text: string): DateForm | undefined => {
  if (text.length < 6 || text.length > 40) return undefined
  const [, year, month, day] = packed.exec(text) ?? []
  if (year !== undefined)
    return isDay(Number(year), Number(month), Number(day))
      ? { layout: 'yyyyMMdd', order: '', year: Number(year), hasTime: false }
      : undefined
  if (/[-/.]/u.test(text[4] ?? '')) return readYearFirst(text) ?? readYearLast(text)
  return /^[0-9]{1,2}[-/.][0-9]/u.test(text) ? readYearLast(text) : readNamed(text)
}
