import { quoted } from '../../print/quote-typescript.js'
import type { NumberCount } from '../profile/counts.js'
import { said } from '../write/say.js'
import { total } from './kind.js'

/** What groups digits and what divides them in a column, as far as its values prove it. */
export interface NumberMarks {
  readonly group: string
  readonly decimal: string
  readonly evidence: readonly string[]
}

/** Why the marks of a column cannot be told. */
export interface Undecided {
  readonly question: string
}

const withMark = (numbers: readonly NumberCount[], mark: string): number =>
  total(numbers.filter(({ form }) => form.mark === mark))

const exampleOf = (numbers: readonly NumberCount[], is: (of: NumberCount['form']) => boolean): string =>
  quoted(numbers.find(({ form }) => is(form))?.examples[0] ?? '')

const groupNames: Readonly<Record<string, string>> = {
  ' ': 'a blank',
  '\u00a0': 'U+00A0',
  '\u202f': 'U+202F',
}

const named = (mark: string): string => groupNames[mark] ?? mark

const groupLine = (numbers: readonly NumberCount[], mark: string, proven: number): string => {
  const single = total(numbers.filter(({ form }) => form.either === mark))
  const once = single > 0 ? `${named(mark)} before three digits in ${said(single)}, ` : ''
  return `${once}${named(mark)} that can only group in ${said(proven)}, such as ${exampleOf(numbers, ({ group }) => group === mark)}: it groups`
}

/**
 * The marks of a column of numbers. Another value of the column must prove them: two marks of a kind group, a mark before other
 * than three digits divides; a mark before exactly three digits proves nothing.
 */
export const numberMarks = (numbers: readonly NumberCount[]): NumberMarks | Undecided => {
  const groups = [...new Set(numbers.flatMap(({ form }) => (form.group === '' ? [] : [form.group])))]
  const either = [...new Set(numbers.flatMap(({ form }) => (form.either === '' ? [] : [form.either])))]
  const [points, commas] = [withMark(numbers, '.'), withMark(numbers, ',')]
  if (points > 0 && commas > 0)
    return {
      question: `${exampleOf(numbers, ({ mark }) => mark === '.')} in ${said(points)} and ${exampleOf(numbers, ({ mark }) => mark === ',')} in ${said(commas)}: two decimal marks`,
    }
  if (groups.length > 1 || either.length > 1)
    return {
      question: `digits are grouped in ${groups.length + either.length} ways: ${[...groups, ...either].map(named).join(' ')}`,
    }
  const decimal = points > 0 ? '.' : commas > 0 ? ',' : ''
  const [group = ''] = groups
  if (group !== '' && group === decimal)
    return { question: `${named(group)} groups digits, and divides them` }
  const [open = ''] = either
  const proven = total(numbers.filter(({ form }) => form.group !== ''))
  const comma =
    commas > 0
      ? [`, before other than three digits in ${said(commas)}, no point that divides: the decimal mark`]
      : []
  if (open === '' || open === group)
    return {
      group,
      decimal,
      evidence: [...(group === '' ? [] : [groupLine(numbers, group, proven)]), ...comma],
    }
  if (open === decimal) return { group, decimal, evidence: comma }
  const count = total(numbers.filter(({ form }) => form.either === open))
  if (decimal !== '' && group === '')
    return {
      group: open,
      decimal,
      evidence: [
        `${open} before three digits in ${said(count)}, and ${decimal} divides in ${said(points + commas)}: ${open} groups`,
        ...comma,
      ],
    }
  if (group !== '') return { group, decimal: open, evidence: [groupLine(numbers, group, proven)] }
  return {
    question: `${open} before three digits in ${said(count)}, such as ${exampleOf(numbers, (form) => form.either === open)}, and nothing says whether it groups or divides`,
  }
}
