import type { TimestampFormat } from '@lockstep/schema'

/** One call of a rule, as data: what is written in the module, and what is run over the file, are both made of it. */
export type RuleStep =
  | { readonly do: 'nullIf'; readonly values: readonly (string | number)[] }
  | { readonly do: 'blankToNull' | 'trim' | 'toDouble' | 'toBoolean' }
  | { readonly do: 'stripPrefix' | 'stripSuffix'; readonly text: string }
  | { readonly do: 'regexpReplace'; readonly pattern: RegExp; readonly replacement: string }
  | { readonly do: 'toInt' | 'toLong'; readonly suffixes?: Readonly<Record<string, number>> }
  | {
      readonly do: 'toDecimal'
      readonly precision: number
      readonly scale: number
      readonly suffixes?: Readonly<Record<string, number>>
    }
  | { readonly do: 'toDate'; readonly format: string }
  | { readonly do: 'toTimestamp'; readonly format: TimestampFormat | undefined }
  | { readonly do: 'split'; readonly pattern: RegExp }

/** A column's rule: a chain of calls, and others that are tried, in order, where it gives null. */
export interface Chain {
  readonly steps: readonly RuleStep[]
  readonly others?: readonly (readonly RuleStep[])[]
}

/** A chain that begins with further calls. */
export const behind = (first: readonly RuleStep[], { steps, others = [] }: Chain): Chain => ({
  steps: [...first, ...steps],
  ...(others.length === 0 ? {} : { others }),
})
