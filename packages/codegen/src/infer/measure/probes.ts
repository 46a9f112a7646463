import { type AnyTable, type Column, type Field, table } from '@lockstep/schema'
import { applyChain } from '../propose/calls.js'
import type { ColumnPlan, Sentinel } from '../propose/plan.js'
import { behind, type Chain } from '../propose/steps.js'
import { rawSchema } from './raw-schema.js'

/** What a cleaned column of the table of probes is there for. */
export interface LossProbe {
  readonly plan: ColumnPlan
  /** The place of the raw column. */
  readonly place: number
  /** `values`: how often values come; `rule`: what the rule loses; a number: what the rule of that question loses. */
  readonly for: 'values' | 'rule' | number
  readonly chain: Chain
}

/** The nulls by name of a column, but for those of the whole table, and a chain behind them. */
export const behindNulls = ({ sentinels, shared }: ColumnPlan, chain: Chain): Chain => {
  const values = sentinels.map(({ value }) => value).filter((value) => shared?.has(value) !== true)
  return values.length === 0 ? chain : behind([{ do: 'nullIf', values }], chain)
}

/** The rule of a column, its nulls by name first. */
export const ruleOf = (plan: ColumnPlan): Chain => behindNulls(plan, plan.chain)

const valuesOf = (plan: ColumnPlan): readonly Sentinel[] => [...plan.sentinels, ...plan.doubts]

const probesOf = (plan: ColumnPlan, place: number): readonly LossProbe[] => {
  const values = valuesOf(plan).map(({ value }) => value)
  const rule = ruleOf(plan)
  return [
    ...(values.length === 0
      ? []
      : [{ plan, place, for: 'values', chain: { steps: [{ do: 'nullIf', values }] } } as const]),
    ...(rule.steps.length === 0 ? [] : [{ plan, place, for: 'rule', chain: rule } as const]),
    ...plan.questions.flatMap(({ chain }, index) =>
      chain === undefined ? [] : [{ plan, place, for: index, chain: behindNulls(plan, chain) }],
    ),
  ]
}

/** All probes of a file's columns. */
export const probesFor = (plans: readonly ColumnPlan[]): readonly LossProbe[] => plans.flatMap(probesOf)

/** A table that has a cleaned column for each probe, in their order. */
export const probeTable = (name: string, fields: readonly Field[], probes: readonly LossProbe[]): AnyTable =>
  table(name, {
    raw: rawSchema(fields),
    clean: (raw: Readonly<Record<string, Column>>) =>
      Object.fromEntries(
        probes.map(({ plan, chain }, index) => [
          `probe_${index}`,
          applyChain(raw[plan.column.field.name] as Column, chain),
        ]),
      ) as never,
  } as never) as AnyTable
