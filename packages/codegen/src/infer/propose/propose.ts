import { crossOf, type TextColumnOf, textColumns } from '../evidence/cross.js'
import { sentinelsOf, shownBy } from '../evidence/sentinels.js'
import { placeholders } from '../forms/words.js'
import type { ColumnProfile, NumberProfile, Profile, TextProfile } from '../profile/profile.js'
import { thresholds } from '../thresholds.js'
import { withCounts } from '../write/say.js'
import { proposeDate } from './date.js'
import { filledOf, strangers, type TextKind, textKindOf } from './kind.js'
import { keysFor } from './names.js'
import { proposeNumber } from './number.js'
import { type ColumnPlan, nothingProposed, type OpenQuestion, type Proposal, type Sentinel } from './plan.js'
import { behind, type Chain, type RuleStep } from './steps.js'
import { proposeText } from './text.js'
import { patternOf } from './undress.js'

const typed = (column: ColumnProfile, of: TextProfile, kind: TextKind): Proposal => {
  if (kind === 'number') return proposeNumber(column.field.name, of.counts)
  if (kind === 'date') return proposeDate(of.counts)
  if (kind === 'boolean')
    return {
      ...nothingProposed,
      chain: { steps: [{ do: 'toBoolean' }] },
      evidence: [`${withCounts(strangers(of.counts), 6)}`],
    }
  return proposeText(column, of, kind)
}

/** What becomes of a text column once its values of nothing are named; `lost` are the values that its rule would lose. */
const withoutLoss = (
  proposal: Proposal,
  of: TextProfile,
  kind: TextKind,
  sentinels: readonly Sentinel[],
): Proposal => {
  const named = new Set(sentinels.map(({ value }) => value))
  const lost = [...of.counts.misfits].filter(([text]) => !named.has(text))
  if (lost.length === 0 || (kind !== 'number' && kind !== 'date')) return proposal
  const { chain, evidence, questions } = proposal
  if (chain.steps.length === 0) {
    const told = `${withCounts(lost)}: ${kind === 'date' ? 'no dates' : 'no numbers'} in any form that is known`
    return { ...proposal, questions: [...questions, { text: told }] }
  }
  const spelt = lost.flatMap(([text]) => {
    const value = of.heavy.entries.find(({ facts }) => facts.text === text)?.facts.spelt
    return value === undefined ? [] : [[text, value] as const]
  })
  const isSpelt = kind === 'number' && spelt.length === lost.length && lost.length <= thresholds.questions
  const isPlain = chain.steps.every((step) => step.do === 'toInt' && step.suffixes === undefined)
  const words = spelt.map(
    ([text, value]): RuleStep => ({
      ...{ do: 'regexpReplace', replacement: String(value) },
      pattern: new RegExp(`^${patternOf(text).source}$`, 'u'),
    }),
  )
  const whole: Chain = isSpelt && isPlain ? behind(words, chain) : chain
  const text = isSpelt
    ? `${withCounts(lost)}: numbers in words, which toInt() alone would lose`
    : `${withCounts(lost)}: the rule below would lose them${evidence.length === 0 ? '' : ` (${evidence.join('; ')})`}`
  return { ...nothingProposed, questions: [...questions, { text, chain: whole }] }
}

const emptyText = (count: number): readonly Sentinel[] =>
  count > 0 ? [{ value: '', because: [], count }] : []

const proposeForText = (
  of: TextColumnOf,
  kind: TextKind,
  found: ReturnType<typeof sentinelsOf>,
): Proposal => {
  const { counts } = of.of
  const proposal = withoutLoss(typed(of.column, of.of, kind), of.of, kind, [
    ...found.proposed,
    ...found.asked,
  ])
  const isBlank = proposal.chain.steps.some((step) => step.do === 'blankToNull')
  const named = filledOf(of.column, counts) > 0 && !isBlank ? emptyText(counts.empty) : []
  const sentinels = [...found.proposed, ...named]
  const asked = found.asked
  const isTyped = kind === 'number' || kind === 'date' || kind === 'boolean'
  if (!isTyped || asked.length === 0 || proposal.chain.steps.length === 0)
    return { ...proposal, sentinels, doubts: asked }
  const nulls: RuleStep = { do: 'nullIf', values: asked.map(({ value }) => value) }
  return {
    ...proposal,
    sentinels,
    doubts: [],
    chain: { steps: [] },
    evidence: [],
    questions: [
      {
        text: `${withCounts(asked.map(({ value, count }) => [String(value), count]))}: nothing, or a value`,
        chain: behind([nulls], proposal.chain),
      },
    ],
  }
}

/** Whether a placeholder lies far from all other numbers: half as far again from zero, or alone below it. */
const isFar = (value: number, others: readonly number[]): boolean =>
  others.length > 0 &&
  ((value < 0 && others.every((other) => other >= 0)) ||
    others.every((other) => Math.abs(other) * 1.5 < Math.abs(value)))

/** Numbers that stand at the edge of a column's range and look like none: asked, never proposed. */
const edges = (of: NumberProfile | TextProfile): readonly Sentinel[] => {
  const { least, most } = of.kind === 'number' ? of : of.counts
  const values: readonly (readonly [number | string, number])[] =
    of.kind === 'number'
      ? [...of.values]
      : of.heavy.entries
          .filter(({ facts }) => facts.number !== undefined)
          .map(({ facts, seen }) => [facts.text, seen])
  const numbers = values.map(([value]) => Number(value)).filter((value) => !Number.isNaN(value))
  return values
    .filter(([given, count]) => {
      const value = Number(given)
      const isEdge = placeholders.has(value) && (value === least || value === most)
      return (
        count >= 2 &&
        isEdge &&
        isFar(
          value,
          numbers.filter((other) => other !== value),
        )
      )
    })
    .map(([value, count]) => ({ value, because: ['stands out'], count }))
}

/** Only `0` and `1`, which may be no and yes. */
const isBinary = ({ heavy }: TextProfile): boolean =>
  heavy.isExact &&
  heavy.entries.length === 2 &&
  heavy.entries.every(({ facts: { text } }) => text === '0' || text === '1')

const ofColumn = (column: ColumnProfile, texts: ReadonlyMap<ColumnProfile, Proposal>): Proposal => {
  const proposal = texts.get(column) ?? nothingProposed
  if (column.of === undefined) return proposal
  const isNumber = column.of.kind === 'number' || textKindOf(column, column.of) === 'number'
  if (!isNumber) return proposal
  const binary: readonly OpenQuestion[] =
    column.of.kind === 'text' && isBinary(column.of)
      ? [{ text: '0 and 1 only: numbers, or no and yes', chain: { steps: [{ do: 'toBoolean' }] } }]
      : []
  return {
    ...proposal,
    doubts: [...proposal.doubts, ...edges(column.of)],
    questions: [...proposal.questions, ...binary],
  }
}

/** What is proposed for each column of a file, from what was seen of it. */
export const propose = ({ columns }: Profile): readonly ColumnPlan[] => {
  const texts = textColumns(columns)
  const cross = crossOf(texts)
  const kinds = new Map(texts.map((of) => [of, textKindOf(of.column, of.of)] as const))
  const spread = new Set([...kinds].flatMap(([of, kind]) => shownBy(of, kind)))
  const proposals = new Map(
    [...kinds].map(([of, kind]) => {
      const found = sentinelsOf({ of, kind, cross, spread })
      return [of.column, proposeForText(of, kind, found)] as const
    }),
  )
  const keys = keysFor(columns.map(({ field }) => field.name))
  return columns.map((column, index) => ({ ...ofColumn(column, proposals), column, key: keys[index] ?? '' }))
}
