import { quoted } from '../../print/quote-typescript.js'
import type { NumberCount, TextCounts } from '../profile/counts.js'
import { thresholds } from '../thresholds.js'
import { said } from '../write/say.js'
import { total } from './kind.js'
import { type NumberMarks, numberMarks } from './marks.js'
import { nothingProposed, type Proposal } from './plan.js'
import type { RuleStep } from './steps.js'
import { type Dress, patternOf, undress } from './undress.js'

const asked = (text: string, steps: readonly RuleStep[] = []): Proposal => ({
  ...nothingProposed,
  questions: [steps.length === 0 ? { text } : { text, chain: { steps } }],
})

/** The digits before and behind the decimal mark, once marks are known. */
const sizeOf = (numbers: readonly NumberCount[], { decimal }: NumberMarks) => {
  let [whole, decimals] = [1, 0]
  for (const { form, mostWhole, mostDecimals } of numbers) {
    const divides = form.either !== '' && form.either === decimal
    whole = Math.max(whole, divides ? mostWhole - 3 : mostWhole)
    decimals = Math.max(decimals, divides ? 3 : mostDecimals)
  }
  const isRound = numbers.every(
    ({ form }) => (form.mark === '' && form.either !== decimal) || form.isRound || form.mark === '',
  )
  return {
    whole,
    decimals,
    isRound: isRound && numbers.every(({ form }) => form.either === '' || form.either !== decimal),
  }
}

type Size = ReturnType<typeof sizeOf>

const whole = (digits: number): RuleStep | undefined =>
  digits <= 9
    ? { do: 'toInt' }
    : digits <= 18
      ? { do: 'toLong' }
      : digits <= 36
        ? { do: 'toDecimal', precision: digits + 2, scale: 0 }
        : undefined

const castWithSuffixes = (
  { whole, decimals }: Size,
  { suffixes }: Dress,
): readonly RuleStep[] | undefined => {
  const zeros = Math.max(...Object.values(suffixes).map((power) => String(power).length - 1))
  const digits = whole + zeros
  if (digits > 18) return undefined
  if (decimals === 0) return [{ do: digits <= 9 ? 'toInt' : 'toLong', suffixes }]
  return [{ do: 'toDecimal', precision: digits + 2 + decimals, scale: decimals, suffixes }]
}

const cast = (size: Size, dress: Dress): readonly RuleStep[] | undefined => {
  if (Object.keys(dress.suffixes).length > 0) return castWithSuffixes(size, dress)
  const { decimals, isRound } = size
  if (decimals === 0) {
    const step = whole(size.whole)
    return step === undefined ? undefined : [step]
  }
  const precision = size.whole + 2 + decimals
  if (precision > 38 || decimals > thresholds.decimals) return undefined
  const decimal: RuleStep = { do: 'toDecimal', precision, scale: decimals }
  const int = whole(size.whole)
  return isRound && int !== undefined && int.do !== 'toDecimal' ? [decimal, int] : [decimal]
}

const isCodeName = (name: string): boolean =>
  /(?:zip|post(?:al)?_?code|phone|fax|mobile|isbn|ean|iban|ssn|code)\b|zip/iu.test(name)

/** Digits that may be no number: a leading zero anywhere; one length throughout; a name such as zip. */
const digitsOnly = (name: string, numbers: readonly NumberCount[]): Proposal | undefined => {
  const zero = numbers.filter(({ form }) => form.leadingZero)
  if (zero.length > 0)
    return {
      ...nothingProposed,
      evidence: [
        `digits, ${said(total(zero))} with a leading zero (${zero[0]?.examples[0] ?? ''}): no number`,
      ],
    }
  const [only, ...others] = numbers
  if (only === undefined || others.length > 0) return undefined
  const { form, negative, plus, leastWhole, mostWhole } = only
  if (
    form.behind !== '' ||
    form.before !== '' ||
    form.mark !== '' ||
    form.group !== '' ||
    form.either !== '' ||
    form.exponent
  )
    return undefined
  if (negative + plus > 0) return undefined
  const steps: readonly RuleStep[] = mostWhole <= 9 ? [{ do: 'toInt' }] : [{ do: 'toLong' }]
  const named = isCodeName(name)
  if (leastWhole === mostWhole && mostWhole >= (named ? 3 : 5) && mostWhole <= 18)
    return asked(
      `${said(mostWhole)} digits in all: a code, or a number; ${steps[0]?.do}() loses nothing in this file`,
      steps,
    )
  if (named)
    return asked(
      `a name of codes, and digits of ${leastWhole} to ${mostWhole}: are leading zeros lost already`,
    )
  return undefined
}

/** What is proposed for a column of numbers in text. */
export const proposeNumber = (name: string, counts: TextCounts): Proposal => {
  const numbers = [...counts.numbers.values()]
  const digits = digitsOnly(name, numbers)
  if (digits !== undefined) return digits
  const exponents = numbers.filter(({ form }) => form.exponent)
  if (exponents.length > 0)
    return asked(
      `${said(total(exponents))} with an exponent, such as ${quoted(exponents[0]?.examples[0] ?? '')}: doubles are not exact`,
      [{ do: 'toDouble' }],
    )
  const dress = undress(numbers)
  if ('question' in dress) return asked(dress.question, questionSteps(numbers))
  const marks = numberMarks(numbers)
  if ('question' in marks) return asked(marks.question)
  const size = sizeOf(numbers, marks)
  const end = cast(size, dress)
  const off = [...dress.steps, ...marksOff(marks)]
  const first: readonly RuleStep[] = counts.blanks > 0 && off.length > 0 ? [{ do: 'trim' }] : []
  if (end === undefined)
    return size.decimals > thresholds.decimals
      ? asked(`up to ${size.decimals} digits behind the point: toDouble() keeps 15 to 17 digits in all`, [
          ...first,
          ...off,
          { do: 'toDouble' },
        ])
      : asked(`numbers of ${size.whole} digits, more than a number holds`)
  const round = size.decimals > 0 && size.isRound ? ['all whole, written with a point'] : []
  return {
    ...nothingProposed,
    chain: { steps: [...first, ...off, ...end] },
    evidence: [...dress.evidence, ...marks.evidence, ...round],
  }
}

const marksOff = ({ group, decimal }: NumberMarks): readonly RuleStep[] => [
  ...(group === '' ? [] : [{ do: 'regexpReplace', pattern: patternOf(group), replacement: '' } as const]),
  ...(decimal === ',' ? [{ do: 'regexpReplace', pattern: /,/u, replacement: '.' } as const] : []),
]

/** The rule that some percents ask for. */
const questionSteps = (numbers: readonly NumberCount[]): readonly RuleStep[] => {
  const behind = [...new Set(numbers.map(({ form }) => form.behind).filter((sign) => sign !== ''))]
  const [only = ''] = behind
  const marks = numberMarks(numbers)
  if (behind.length !== 1 || only.trim() !== '%' || 'question' in marks) return []
  const end = cast(sizeOf(numbers, marks), { steps: [], suffixes: {}, evidence: [] })
  return end === undefined ? [] : [{ do: 'stripSuffix', text: only }, ...marksOff(marks), ...end]
}
