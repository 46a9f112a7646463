import type { DateForm } from '../forms/date-form.js'
import type { Facts } from '../forms/facts.js'
import { type NumberForm, numberKey } from '../forms/number-form.js'
import { thresholds } from '../thresholds.js'

/** The cells of a column that read as numbers of one form. */
export interface NumberCount {
  readonly form: NumberForm
  count: number
  negative: number
  plus: number
  leastWhole: number
  mostWhole: number
  mostDecimals: number
  readonly examples: string[]
}

/** The cells of a column that read as dates of one layout and order. */
export interface DateCount {
  readonly form: DateForm
  count: number
  /** Those of years in which dates do not lie. */
  farYears: number
  readonly examples: string[]
}

/** What is counted of a text column's cells: exact, whatever is forgotten of its values. */
export interface TextCounts {
  empty: number
  blank: number
  /** U+0020 at an end, and other white space, by its signs. */
  blanks: number
  readonly otherBlanks: Map<string, number>
  readonly numbers: Map<string, NumberCount>
  readonly dates: Map<string, DateCount>
  /** Values that read neither as number nor as date, until there are too many. */
  readonly misfits: Map<string, number>
  misfitsFull: boolean
  /** Values that speak of absence. */
  readonly absent: Map<string, { readonly facts: Facts; count: number }>
  /** Cells by the number of their parts, behind `,`, `;` and `|`. */
  readonly parts: readonly [Map<number, number>, Map<number, number>, Map<number, number>]
  /** The least and the greatest number, as far as they are written without marks of groups. */
  least: number
  most: number
  /** What all values begin with, those that speak of absence apart; undefined before the first. */
  prefix: string | undefined
}

/** Counts of nothing. */
export const newCounts = (): TextCounts => ({
  empty: 0,
  blank: 0,
  blanks: 0,
  misfitsFull: false,
  prefix: undefined,
  least: Number.POSITIVE_INFINITY,
  most: Number.NEGATIVE_INFINITY,
  otherBlanks: new Map(),
  numbers: new Map(),
  dates: new Map(),
  misfits: new Map(),
  absent: new Map(),
  parts: [new Map(), new Map(), new Map()],
})

const more = <K>(counts: Map<K, number>, key: K, count: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

const addExample = (examples: string[], text: string): void => {
  if (examples.length < 3 && !examples.includes(text)) examples.push(text)
}

const addNumber = (counts: TextCounts, form: NumberForm, text: string, count: number): void => {
  const { numbers } = counts
  const value = Number(text.replace(/[^0-9.eE-]/gu, ''))
  if (value < counts.least) counts.least = value
  if (value > counts.most) counts.most = value
  const key = numberKey(form)
  const known = numbers.get(key)
  if (known === undefined && numbers.size >= thresholds.forms) return
  const of = known ?? {
    ...{
      form,
      count: 0,
      negative: 0,
      plus: 0,
      leastWhole: form.whole,
      mostWhole: 0,
      mostDecimals: 0,
      examples: [],
    },
  }
  numbers.set(key, of)
  of.count += count
  if (form.sign === '-') of.negative += count
  if (form.sign === '+') of.plus += count
  of.leastWhole = Math.min(of.leastWhole, form.whole)
  of.mostWhole = Math.max(of.mostWhole, form.whole)
  of.mostDecimals = Math.max(of.mostDecimals, form.decimals)
  addExample(of.examples, text)
}

const addDate = ({ dates }: TextCounts, form: DateForm, text: string, count: number): void => {
  const key = `${form.layout}|${form.order}`
  const known = dates.get(key)
  if (known === undefined && dates.size >= thresholds.forms) return
  const of = known ?? { form, count: 0, farYears: 0, examples: [] }
  dates.set(key, of)
  of.count += count
  const [first, last] = thresholds.years
  if (form.year < first || form.year > last) of.farYears += count
  addExample(of.examples, text)
}

const addMisfit = (counts: TextCounts, text: string, count: number): void => {
  const { misfits } = counts
  if (misfits.has(text) || misfits.size < thresholds.misfitsKept) more(misfits, text, count)
  else counts.misfitsFull = true
}

const common = (one: string, other: string): string => {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return one.slice(0, length)
}

/** What a value says that was seen for the first time, or again after it had been forgotten. */
export const addKind = (counts: TextCounts, { absence, isEmpty, isBlank, text }: Facts): void => {
  if (absence !== '' || isEmpty || isBlank) return
  counts.prefix = counts.prefix === undefined ? text.slice(0, 64) : common(counts.prefix, text)
}

/** Adds the cells in which a value was seen. */
export const addCounts = (counts: TextCounts, facts: Facts, count: number): void => {
  const { text, absence, number, date } = facts
  if (facts.isEmpty) counts.empty += count
  else if (facts.isBlank) counts.blank += count
  else {
    if (facts.hasBlanks) counts.blanks += count
    if (facts.otherBlanks !== '') more(counts.otherBlanks, facts.otherBlanks, count)
    if (number !== undefined) addNumber(counts, number, text, count)
    if (date !== undefined) addDate(counts, date, text, count)
    if (number === undefined && date === undefined) addMisfit(counts, text, count)
    if (absence !== '') {
      const known = counts.absent.get(text)
      if (known !== undefined) known.count += count
      else if (counts.absent.size < thresholds.misfitsKept) counts.absent.set(text, { facts, count })
    }
    facts.parts.forEach((parts, place) => {
      if (parts > 1 && parts < 100) more(counts.parts[place] as Map<number, number>, parts, count)
    })
  }
}
