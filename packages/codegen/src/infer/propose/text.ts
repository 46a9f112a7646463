import { quoted } from '../../print/quote-typescript.js'
import type { ColumnProfile, TextProfile } from '../profile/profile.js'
import { thresholds } from '../thresholds.js'
import { said, withCounts } from '../write/say.js'
import { filledOf, type TextKind, total } from './kind.js'
import { nothingProposed, type OpenQuestion, type Proposal } from './plan.js'
import type { RuleStep } from './steps.js'

/** What all values begin with, where that is two words or more and ends in a blank. */
const prefixOf = ({ counts, heavy }: TextProfile): string => {
  const { prefix = '' } = counts
  const end = prefix.lastIndexOf(' ') + 1
  const words = prefix.slice(0, end).trim().split(/ +/u)
  return words.length >= 2 && heavy.entries.length > 1 ? prefix.slice(0, end) : ''
}

const signs = [',', ';', '|'] as const

/** A list, as a question: three parts and more in most cells, never two, which is a place. */
const listQuestion = ({ counts }: TextProfile, filled: number): OpenQuestion | undefined => {
  for (const [place, sign] of signs.entries()) {
    const parts = counts.parts[place as 0 | 1 | 2]
    const all = [...parts].reduce((sum, [, count]) => sum + count, 0)
    const many = [...parts].filter(([size]) => size >= thresholds.listParts).toSorted(([, a], [, b]) => b - a)
    const inMany = many.reduce((sum, [, count]) => sum + count, 0)
    const [most] = many
    if (most === undefined || inMany < filled * thresholds.listShare) continue
    return {
      text: `a list: ${sign} in ${said(all)} of ${said(filled)}, ${most[0]} parts in ${said(most[1])}`,
      chain: { steps: [{ do: 'split', pattern: sign === '|' ? /\|/u : sign === ';' ? /;/u : /,/u }] },
    }
  }
  return undefined
}

const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s._-]+/gu, ' ')

/** Words of an enumeration that differ by case, blanks and signs only. */
const spellings = ({ heavy }: TextProfile): readonly OpenQuestion[] => {
  const alike = new Map<string, (readonly [string, number])[]>()
  for (const { facts, seen } of heavy.entries)
    if (!facts.isEmpty && !facts.isBlank && facts.absence === '')
      alike.set(folded(facts.text), [...(alike.get(folded(facts.text)) ?? []), [facts.text, seen]])
  const several = [...alike.values()].filter((words) => words.length > 1)
  return several
    .slice(0, thresholds.questions)
    .map((words) => ({ text: `one word, spelt in ${words.length} ways: ${withCounts(words)}` }))
}

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const oddBlanks = ({ counts }: TextProfile): readonly string[] =>
  [...counts.otherBlanks].map(
    ([sign, count]) =>
      `${said(count)} ${count === 1 ? 'has' : 'have'} ${[...sign].map(codePoint).join(' and ')} at an end, which trim() leaves`,
  )

const code = (question: OpenQuestion, first: readonly RuleStep[]): OpenQuestion =>
  question.chain === undefined
    ? question
    : { ...question, chain: { steps: [...first, ...question.chain.steps] } }

/** What is proposed for a column of words or of text. */
export const proposeText = (column: ColumnProfile, of: TextProfile, kind: TextKind): Proposal => {
  const { counts } = of
  const filled = filledOf(column, counts)
  const prefix = prefixOf(of)
  const steps: readonly RuleStep[] = [
    ...(counts.blank > 0 ? [{ do: 'blankToNull' } as const] : []),
    ...(counts.blanks > 0 && (prefix === '' || !/^ | $/u.test(prefix)) ? [{ do: 'trim' } as const] : []),
    ...(prefix === '' ? [] : [{ do: 'stripPrefix', text: prefix } as const]),
  ]
  const list = kind === 'words' ? undefined : listQuestion(of, filled)
  return {
    ...nothingProposed,
    chain: { steps },
    evidence: [
      ...(counts.blank > 0
        ? [`${said(counts.blank)} ${counts.blank === 1 ? 'holds' : 'hold'} only blanks`]
        : []),
      ...(counts.blanks > 0
        ? [`${said(counts.blanks)} ${counts.blanks === 1 ? 'has' : 'have'} a blank at an end`]
        : []),
      ...(prefix === ''
        ? []
        : [`all ${said(filled - total(counts.absent.values()))} begin with ${quoted(prefix)}`]),
      ...oddBlanks(of),
    ],
    questions: [
      ...(list === undefined ? [] : [code(list, steps)]),
      ...(kind === 'words' ? spellings(of) : []),
    ],
  }
}
