import type { RulesMeaning } from '../../graph/fold.js'
import type { RuleLine, RuleNode } from '../../graph/node.js'
import type { RuleConstants } from '../column.js'
import { decimalRules } from './decimal.js'
import { letterRules } from './letters.js'
import { matchRules } from './match.js'
import { plainRules } from './plain.js'
import { readingRules } from './readings.js'
import { textRules } from './text.js'
import { dateRules, momentRules } from './time.js'
import { wholeRules } from './whole.js'
import { wordRules } from './words.js'

type Lines = typeof textRules &
  typeof matchRules &
  typeof letterRules &
  typeof wordRules &
  typeof readingRules &
  typeof decimalRules &
  typeof plainRules &
  typeof wholeRules &
  typeof dateRules &
  typeof momentRules

/** Every rule there is, and all that is said of it. */
export const rules: { readonly [K in keyof Lines]: Lines[K] } = {
  ...textRules,
  ...matchRules,
  ...letterRules,
  ...wordRules,
  ...readingRules,
  ...decimalRules,
  ...plainRules,
  ...wholeRules,
  ...dateRules,
  ...momentRules,
}

/** The name of a rule. */
export type Rule = keyof Lines

/** The line of a rule, or undefined where there is none of that name. */
export const ruleLineOf = (rule: string): RuleLine | undefined =>
  Object.hasOwn(rules, rule) ? rules[rule as Rule] : undefined

/** The node of one rule. */
export interface RuleNodeOf<K extends Rule> extends RuleNode {
  readonly rule: K
  readonly constants: RuleConstants<Lines[K]>
}

/** One `R` for each operand of a rule. */
type Operands<K extends Rule, R> = Extract<{ readonly [I in keyof Lines[K]['takes']]: R }, readonly R[]>

/** What the rules that have a meaning of their own mean. */
export type MeaningOfRules<R> = {
  readonly [K in Rule]?: (node: RuleNodeOf<K>, ...of: Operands<K, R>) => R
}

/** The same by name alone, as `fold` takes it. */
export const byName = <R>(meaning: MeaningOfRules<R>): RulesMeaning<R> =>
  meaning as unknown as RulesMeaning<R>
