import { Column, nodeOf } from '@lockstep/schema'
import type { Chain, RuleStep } from './steps.js'

/** What a call takes, as a value; printed as it stands in the module. */
export type Argument = string | number | RegExp | { readonly suffixes: Readonly<Record<string, number>> }

/** The arguments of a step's method. */
export const stepArguments = (step: RuleStep): readonly Argument[] => {
  switch (step.do) {
    case 'nullIf':
      return step.values
    case 'stripPrefix':
    case 'stripSuffix':
      return [step.text]
    case 'regexpReplace':
      return [step.pattern, step.replacement]
    case 'toInt':
    case 'toLong':
      return step.suffixes === undefined ? [] : [{ suffixes: step.suffixes }]
    case 'toDecimal':
      return [
        step.precision,
        step.scale,
        ...(step.suffixes === undefined ? [] : [{ suffixes: step.suffixes }]),
      ]
    case 'toDate':
      return [step.format]
    case 'toTimestamp':
      return step.format === undefined ? [] : [step.format]
    case 'split':
      return [step.pattern]
    default:
      return []
  }
}

const call = (column: Column, method: string, given: readonly unknown[]): Column => {
  const found: unknown = Reflect.get(column, method)
  const result: unknown = typeof found === 'function' ? Reflect.apply(found, column, given) : undefined
  if (!(result instanceof Column)) throw new TypeError(`${nodeOf(column).type.kind} has no method ${method}`)
  return result
}

const applySteps = (raw: Column, steps: readonly RuleStep[]): Column =>
  steps.reduce((column, step) => call(column, step.do, stepArguments(step)), raw)

/** The column that a chain makes of a raw one: the very rule that the module's text says. */
export const applyChain = (raw: Column, { steps, others = [] }: Chain): Column => {
  const first = applySteps(raw, steps)
  if (others.length === 0) return first
  return call(
    first,
    'coalesce',
    others.map((steps) => applySteps(raw, steps)),
  )
}
