import { crossOf, type TextColumnOf, textColumns } from '../evidence/cross.js'
import { sentinelsOf } from '../evidence/sentinels.js'
import { placeholders } from '../forms/words.js'
import type { ColumnProfile, NumberProfile, Profile, TextProfile } from '../profile/profile.js'
import { thresholds } from '../thresholds.js'
import { withCounts } from '../write/say.js'
import { proposeDate } from './date.js'
import { filledOf, strangers, type TextKind, textKindOf } from './kind.js'
import { keysFor } from './names.js'
import { proposeNumber } from './number.js'
import { type ColumnPlan, nothingProposed, type Proposal, type Sentinel } from './plan.js'
import { behind, type Chain, type RuleStep } from './steps.js'
import { proposeText } from './text.js'

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
  if (lost.length === 0 || kind === 'words' || kind === 'text' || kind === 'empty') return proposal
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
  const whole: Chain = isSpelt && isPlain ? { ...chain, spelt } : chain
  const text = isSpelt
    ? `${withCounts(lost)}: numbers in words, which the rule alone would lose`
    : `${withCounts(lost)}: lost by the rule below${evidence.length === 0 ? '' : ` (${evidence.join('; ')})`}`
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

const isPlaceholder = (
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): boolean => placeholders.has(value) && (value === least || value === most) && least < most

/** Numbers that stand at the edge of a column's range and look like none: asked, never proposed. */
const edges = (of: NumberProfile | TextProfile): readonly Sentinel[] => {
  const range = of.kind === 'number' ? of : of.counts
  const values: readonly (readonly [number | string, number])[] =
    of.kind === 'number'
      ? [...of.values]
      : of.heavy.entries
          .filter(({ facts }) => facts.number !== undefined)
          .map(({ facts, seen }) => [facts.text, seen])
  return values
    .filter(([value, count]) => count >= 2 && isPlaceholder(Number(value), range))
    .map(([value, count]) => ({ value, because: ['stands out'], count }))
}

const ofColumn = (column: ColumnProfile, texts: ReadonlyMap<ColumnProfile, Proposal>): Proposal => {
  const proposal = texts.get(column) ?? nothingProposed
  if (column.of === undefined) return proposal
  const isNumber = column.of.kind === 'number' || textKindOf(column, column.of) === 'number'
  return isNumber ? { ...proposal, doubts: [...proposal.doubts, ...edges(column.of)] } : proposal
}

/** What is proposed for each column of a file, from what was seen of it. */
export const propose = ({ columns }: Profile): readonly ColumnPlan[] => {
  const texts = textColumns(columns)
  const cross = crossOf(texts)
  const proposals = new Map(
    texts.map((of) => {
      const kind = textKindOf(of.column, of.of)
      return [of.column, proposeForText(of, kind, sentinelsOf(of, kind, cross))] as const
    }),
  )
  const keys = keysFor(columns.map(({ field }) => field.name))
  return columns.map((column, index) => ({ ...ofColumn(column, proposals), column, key: keys[index] ?? '' }))
}
