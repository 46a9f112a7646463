import { quoted } from '../../print/quote-typescript.js'
import type { NumberCount } from '../profile/counts.js'
import { inWords, said } from '../write/say.js'
import { total } from './kind.js'
import type { Undecided } from './marks.js'
import type { RuleStep } from './steps.js'

/** What stands before and behind the numbers of a column, and how it is taken off. */
export interface Dress {
  readonly steps: readonly RuleStep[]
  readonly suffixes: Readonly<Record<string, number>>
  readonly evidence: readonly string[]
}

const powers: Readonly<Record<string, number>> = { k: 1_000, K: 1_000, M: 1_000_000, B: 1_000_000_000 }

const isCurrency = (text: string): boolean =>
  /^(?:[A-Z]{0,2}\p{Sc}|USD|EUR|GBP|CHF|INR|JPY|Rs\.?)$/u.test(text.trim())

const special = /[$^.|()[\]{}*+\\/]/gu

/** A pattern that finds a text. */
export const patternOf = (text: string): RegExp => new RegExp(text.replace(special, '\\$&'), 'u')

const countsBy = (
  numbers: readonly NumberCount[],
  of: (form: NumberCount['form']) => string,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { form, count } of numbers) {
    const text = of(form)
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + count)
  }
  return new Map([...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
}

const told = (counts: ReadonlyMap<string, number>): string =>
  inWords([...counts].map(([text, count]) => `${quoted(text)} ${said(count)}`))

/** One sign of money is taken off; two are two units, and never are. */
const money = (numbers: readonly NumberCount[]): Dress | Undecided => {
  const before = countsBy(numbers, ({ before }) => before)
  const after = countsBy(numbers, ({ behind }) => (isCurrency(behind) ? behind : ''))
  const signs = new Set([...before.keys(), ...after.keys()].map((sign) => sign.trim()))
  if (signs.size > 1)
    return { question: `two currencies are two units: ${told(new Map([...before, ...after]))}` }
  const isSigned = numbers.some(({ form }) => form.before !== '' && form.sign !== '')
  const off = [...before.keys()].map(
    (text): RuleStep =>
      isSigned
        ? { do: 'regexpReplace', pattern: patternOf(text), replacement: '' }
        : { do: 'stripPrefix', text },
  )
  const offEnd = [...after.keys()].map((text): RuleStep => ({ do: 'stripSuffix', text }))
  return {
    steps: [...off, ...offEnd],
    suffixes: {},
    evidence: [
      ...(before.size === 0 ? [] : [`${told(before)} in front, no other currency`]),
      ...(after.size === 0 ? [] : [`${told(after)} behind, no other currency`]),
    ],
  }
}

const suffixes = (counts: ReadonlyMap<string, number>, all: number): Dress | Undecided => {
  const signs = [...counts.keys()]
  const plain = all - [...counts.values()].reduce((sum, count) => sum + count, 0)
  const unknown = signs.filter((sign) => powers[sign] === undefined)
  const lower = new Set(signs.map((sign) => sign.toLowerCase()))
  if (unknown.length > 0 || lower.size < signs.length || (signs.length === 1 && signs[0] === 'B'))
    return { question: `${told(counts)} behind digits, ${said(plain)} without: which is how many` }
  return {
    steps: [],
    suffixes: Object.fromEntries(
      signs.map((sign) => [sign, powers[sign] ?? 1] as const).toSorted(([, a], [, b]) => a - b),
    ),
    evidence: [
      `${said(plain)} plain, ${inWords([...counts].map(([sign, count]) => `${said(count)} with ${sign}`))}`,
    ],
  }
}

const isPercent = (text: string): boolean => text.trim() === '%'

/** What else stands behind numbers: `%`, `+`, units. Of each, one, behind all; only `+` may be missing. */
const units = (counts: ReadonlyMap<string, number>, all: number): Dress | Undecided => {
  const signs = [...counts.keys()]
  if (signs.length === 0) return { steps: [], suffixes: {}, evidence: [] }
  const inAll = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [only = ''] = signs
  const isOne = signs.length === 1
  if (isOne && only === '+')
    return {
      steps: [{ do: 'stripSuffix', text: '+' }],
      suffixes: {},
      evidence: [`+ behind ${said(inAll)} of ${said(all)}`],
    }
  if (signs.every(isPercent) && inAll < all)
    return { question: `% behind ${said(inAll)} of ${said(all)}: is the sign wrong there, or are the others` }
  if (!isOne) return { question: `${told(counts)} behind numbers: several units` }
  if (inAll < all)
    return { question: `${quoted(only)} behind ${said(inAll)} of ${said(all)} numbers: what are the others` }
  const what = isPercent(only) ? 'behind all; the numbers stay percents' : 'behind all'
  return { steps: [{ do: 'stripSuffix', text: only }], suffixes: {}, evidence: [`${quoted(only)} ${what}`] }
}

/** How numbers are undressed of all but their digits, signs and marks. */
export const undress = (numbers: readonly NumberCount[]): Dress | Undecided => {
  const all = total(numbers)
  const ofMoney = money(numbers)
  if ('question' in ofMoney) return ofMoney
  const rest = countsBy(numbers, ({ behind }) => (isCurrency(behind) ? '' : behind))
  const isSuffix =
    [...rest.keys()].every((sign) => /^[kKmMbBtT]$/u.test(sign)) &&
    [...rest.keys()].some((sign) => powers[sign] !== undefined)
  const ofRest = isSuffix ? suffixes(rest, all) : units(rest, all)
  if ('question' in ofRest) return ofRest
  return {
    steps: [...ofMoney.steps, ...ofRest.steps],
    suffixes: ofRest.suffixes,
    evidence: [...ofMoney.evidence, ...ofRest.evidence],
  }
}
