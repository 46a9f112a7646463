import { quoted } from '../print/quote-typescript.js'
import { isDerived } from './evidence/derived.js'
import { isGlued } from './evidence/pairs.js'
import type { Measure, Measured } from './measure/measure.js'
import type { ColumnPlan, OpenQuestion } from './propose/plan.js'
import { sharedNulls } from './propose/shared-nulls.js'
import { said } from './write/say.js'

/** Plans that lose nothing, and what was counted of them. */
export interface Proven {
  readonly plans: readonly ColumnPlan[]
  readonly measure: Measure
  /** Texts that are null in every column. */
  readonly nulls: readonly string[]
}

/** What was seen of columns together, as questions about one of them. */
const questionsOf = (
  plans: readonly ColumnPlan[],
  { pairs, derived }: Measure,
  index: number,
): readonly OpenQuestion[] => {
  const nameOf = (place: number): string => quoted(plans[place]?.column.field.name ?? '')
  return [
    ...pairs
      .filter((pair) => pair.first === index && isGlued(pair))
      .map(({ second, glued, empty, example }) => ({
        text: `ends in a word of ${nameOf(second)} in ${said(glued)} of the ${said(empty)} rows where that is empty, such as ${quoted(example)}`,
      })),
    ...derived
      .filter((pair) => pair.column === index && isDerived(pair))
      .map(({ rare, other, both }) => ({
        text: `says nothing new: ${typeof rare === 'number' ? said(rare) : quoted(rare)} exactly where ${nameOf(other)} is null or a sentinel, in ${said(both)} of ${said(both)}`,
      })),
  ]
}

/** The plans with what was seen of their columns together. */
export const withTogether = (plans: readonly ColumnPlan[], measured: Measure): Proven => {
  const columns = new Map<ColumnPlan, Measured>()
  const nulls = sharedNulls(plans)
  const asked = plans.map((plan, index) => {
    const whole = {
      ...plan,
      shared: new Set(
        plan.sentinels.map(({ value }) => value).filter((value) => nulls.some((text) => text === value)),
      ),
      questions: [...plan.questions, ...questionsOf(plans, measured, index)],
    }
    const of = measured.columns.get(plan)
    if (of !== undefined) columns.set(whole, of)
    return whole
  })
  return { plans: asked, measure: { ...measured, columns }, nulls }
}
