import { quoted } from '../../print/quote-typescript.js'
import type { DateCount, TextCounts } from '../profile/counts.js'
import { thresholds } from '../thresholds.js'
import { inWords, said } from '../write/say.js'
import { inThisCentury, readingOf } from './date-reading.js'
import { total } from './kind.js'
import { nothingProposed, type Proposal } from './plan.js'
import type { Chain, RuleStep } from './steps.js'

/** The cells of one layout, by the order of day and month that they prove. */
interface Layout {
  readonly layout: string
  readonly count: number
  readonly dayFirst: number
  readonly monthFirst: number
  readonly either: number
  readonly hasTime: boolean
  readonly example: string
}

/** Layouts that one reading takes: fractions of seconds or none, days of one digit or two. */
const readAlike = (layout: string, all: readonly string[]): string => {
  const fraction = layout.replace(/:ss(?!\[)/u, ':ss[.S]')
  if (fraction !== layout && all.includes(fraction)) return fraction
  const short = layout.replace(/^AA(.)BB/u, 'A$1B')
  return all.includes(short) ? short : layout
}

const layoutsOf = (dates: readonly DateCount[]): readonly Layout[] => {
  const names = dates.map(({ form }) => form.layout)
  const alike = new Map<string, DateCount[]>()
  for (const date of dates) {
    const name = readAlike(date.form.layout, names)
    alike.set(name, [...(alike.get(name) ?? []), date])
  }
  return [...alike]
    .map(([layout, of]) => {
      const sum = (order: string): number => total(of.filter(({ form }) => form.order === order))
      return {
        ...{
          layout,
          count: total(of),
          dayFirst: sum('day first'),
          monthFirst: sum('month first'),
          either: sum('either'),
        },
        hasTime: of.some(({ form }) => form.hasTime),
        example: of[0]?.examples[0] ?? '',
      }
    })
    .toSorted((a, b) => b.count - a.count || (a.layout < b.layout ? -1 : 1))
}

const isOrdered = ({ layout }: Layout): boolean => layout.startsWith('A')

const orderOf = ({ dayFirst, monthFirst }: Layout): string =>
  dayFirst >= monthFirst ? 'day first' : 'month first'

const ordered = (layout: Layout): string =>
  isOrdered(layout)
    ? layout.layout
        .replace(/AA?/u, (a) => (orderOf(layout) === 'day first' ? 'd' : 'M').repeat(a.length))
        .replace(/BB?/u, (b) => (orderOf(layout) === 'day first' ? 'M' : 'd').repeat(b.length))
    : layout.layout

const line = (layout: Layout): string => {
  const { dayFirst, monthFirst, either, count } = layout
  if (!isOrdered(layout)) return `${ordered(layout)} in ${said(count)}`
  const [proof, other] = dayFirst >= monthFirst ? [dayFirst, 'month first'] : [monthFirst, 'day first']
  return `${ordered(layout)} in ${said(count)}: ${said(proof)} can be nothing else, ${said(either)} may be either, none can be ${other} only`
}

/** The chain of several readings, that of the most cells first. */
const chainOf = (trim: readonly RuleStep[], readings: readonly (readonly RuleStep[])[]): Chain => {
  const [first = [], ...others] = readings
  return {
    steps: [...trim, ...first],
    ...(others.length === 0 ? {} : { others: others.map((steps) => [...trim, ...steps]) }),
  }
}

const asked = (text: string, chain?: Chain): Proposal => ({
  ...nothingProposed,
  questions: [chain === undefined ? { text } : { text, chain }],
})

/** What is proposed for a column of dates in text: formats only where they are decided by proof. */
export const proposeDate = (counts: TextCounts): Proposal => {
  const dates = [...counts.dates.values()]
  const layouts = layoutsOf(dates)
  const hasTime = layouts.some((of) => of.hasTime)
  const trim: readonly RuleStep[] = counts.blanks > 0 ? [{ do: 'trim' }] : []
  const short = layouts.find(({ layout }) => /yy(?!yy)/u.test(layout.replaceAll('yyyy', '')))
  if (short !== undefined) return askShort(short, layouts.length, trim)
  const readings = layouts.map((of) => readingOf(of.layout, orderOf(of), hasTime))
  const unread = layouts.filter((_, index) => readings[index] === undefined)
  if (unread.length > 0)
    return asked(
      `${inWords(unread.map((of) => `${quoted(of.example)} and such in ${said(of.count)}`))}: say their format, as in toTimestamp('d/M/yyyy h:mm a')`,
    )
  const chain = chainOf(
    trim,
    readings.map((steps) => steps ?? []),
  )
  const both = layouts.find(({ dayFirst, monthFirst }) => dayFirst > 0 && monthFirst > 0)
  if (both !== undefined)
    return asked(
      `${said(both.dayFirst)} can be day first only, ${said(both.monthFirst)} month first only: two orders in one column`,
    )
  const undecided = layouts.find((of) => isOrdered(of) && of.dayFirst + of.monthFirst === 0)
  if (undecided !== undefined)
    return asked(
      `day or month first: each of ${said(undecided.either)} may be either, such as ${quoted(undecided.example)}`,
      chain,
    )
  const far = total(dates.map(({ farYears }) => ({ count: farYears })))
  if (far > 0)
    return asked(`${said(far)} lie before ${thresholds.years[0]} or after ${thresholds.years[1]}`, chain)
  return { ...nothingProposed, chain, evidence: layouts.map(line) }
}

const askShort = (of: Layout, layouts: number, trim: readonly RuleStep[]): Proposal => {
  const century = inThisCentury(of.layout)
  const steps = century === undefined ? undefined : readingOf(century.layout, orderOf(of), false)
  const proof =
    of.dayFirst + of.monthFirst === 0
      ? 'day or month first is open, too'
      : `${orderOf(of)} in all that prove it`
  const text = `two digits of a year in ${said(of.count)}, such as ${quoted(of.example)}: which century; ${proof}`
  if (century === undefined || steps === undefined || layouts > 1 || (of.dayFirst > 0 && of.monthFirst > 0))
    return asked(text)
  return asked(text, { steps: [...trim, ...century.steps, ...steps] })
}
