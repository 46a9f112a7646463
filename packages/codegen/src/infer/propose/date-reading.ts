import { type DateFormat, dateFormats, type TimestampFormat, timestampFormats } from '@lockstep/schema'
import type { RuleStep } from './steps.js'

const datePart = /^(?:yyyy([-/.])MM\1dd|(AA?)([-/.])BB?\3yyyy|yyyyMMdd)/u

const isDateFormat = (format: string): format is DateFormat => dateFormats.some((one) => one === format)

const isTimestampFormat = (format: string): format is TimestampFormat =>
  timestampFormats.some((one) => one === format)

/** A date with the name of its month: its layout is a format. */
const namedDate = /^(?:d[ -])?MMMM?\.?[ -](?:d,? )?yyyy$/u

/** What makes a date with days and months of one digit one of two. */
const padded = (mark: string): readonly RuleStep[] => {
  const sign = mark === '-' ? '-' : `\\${mark}`
  return [
    { do: 'regexpReplace', pattern: new RegExp(`^([0-9])${sign}`, 'u'), replacement: `0$1${mark}` },
    {
      do: 'regexpReplace',
      pattern: new RegExp(`${sign}([0-9])${sign}`, 'u'),
      replacement: `${mark}0$1${mark}`,
    },
  ]
}

/** The format of a date without its clock, and what makes texts of its layout be of it. */
const dateOf = (
  layout: string,
  order: string,
): { readonly first: readonly RuleStep[]; readonly format: string } | undefined => {
  const [found, yearMark, day, mark = ''] = datePart.exec(layout) ?? []
  if (found === undefined) return undefined
  if (yearMark === '.')
    return { first: [{ do: 'regexpReplace', pattern: /\./u, replacement: '-' }], format: 'yyyy-MM-dd' }
  if (yearMark !== undefined || day === undefined) return { first: [], format: found }
  const first = day === 'A' ? padded(mark) : []
  if (order === 'day first') return { first, format: `dd${mark}MM${mark}yyyy` }
  if (mark === '/') return { first, format: 'MM/dd/yyyy' }
  const pattern = mark === '.' ? /\./u : /-/u
  return { first: [...first, { do: 'regexpReplace', pattern, replacement: '/' }], format: 'MM/dd/yyyy' }
}

/** The years of two digits as those of this century, the rule that is asked for. */
export const inThisCentury = (
  layout: string,
): { readonly layout: string; readonly steps: readonly RuleStep[] } | undefined => {
  const [, a, mark = ''] = /^(AA?)([-/.])BB?\2yy$/u.exec(layout) ?? []
  if (a === undefined) return undefined
  const sign = mark === '-' ? '-' : `\\${mark}`
  return {
    layout: `${layout}yy`,
    steps: [
      { do: 'regexpReplace', pattern: new RegExp(`${sign}([0-9]{2})$`, 'u'), replacement: `${mark}20$1` },
    ],
  }
}

/**
 * The calls that read texts of a layout, as a date, or as a timestamp where `asTimestamp`; undefined for halves of a day and
 * distances from UTC, whose formats are for a person to say.
 */
export const readingOf = (
  layout: string,
  order: string,
  asTimestamp: boolean,
): readonly RuleStep[] | undefined => {
  if (namedDate.test(layout)) {
    const read: readonly RuleStep[] = [{ do: 'toDate', format: layout }]
    return asTimestamp ? [...read, { do: 'toTimestamp', format: undefined }] : read
  }
  const date = dateOf(layout, order)
  if (date === undefined) return undefined
  const time = layout.slice(datePart.exec(layout)?.[0].length)
  if (time === '') {
    if (!isDateFormat(date.format)) return undefined
    const read: readonly RuleStep[] = [...date.first, { do: 'toDate', format: date.format }]
    return asTimestamp ? [...read, { do: 'toTimestamp', format: undefined }] : read
  }
  const zone: readonly RuleStep[] = time.endsWith('Z') ? [{ do: 'stripSuffix', text: 'Z' }] : []
  const clock = time.replace(/Z$/u, '')
  const short = /^( |'T')HH:mm$/u.test(clock)
  const end: readonly RuleStep[] = short
    ? [{ do: 'regexpReplace', pattern: /([0-9]{2}:[0-9]{2})$/u, replacement: '$1:00' }]
    : []
  const whole = `${date.format}${short ? `${clock}:ss` : clock}`
  const steps = [...zone, ...end, ...date.first]
  if (isTimestampFormat(whole)) return [...steps, { do: 'toTimestamp', format: whole }]
  const dashed = whole.replaceAll('/', '-')
  if (!whole.startsWith('yyyy/') || !isTimestampFormat(dashed)) return undefined
  return [
    ...steps,
    { do: 'regexpReplace', pattern: /\//u, replacement: '-' },
    { do: 'toTimestamp', format: dashed },
  ]
}
