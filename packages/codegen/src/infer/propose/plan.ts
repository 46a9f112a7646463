import type { ColumnProfile } from '../profile/profile.js'
import type { Chain } from './steps.js'

/** A kind of evidence that a value means nothing. */
export type Evidence =
  | 'a word of machines'
  | 'speaks of absence'
  | 'no number'
  | 'no date'
  | 'neither yes nor no'
  | 'the only number'
  | 'in other columns too'
  | 'shown by another column'
  | 'stands out'
  | 'comes again'

/** A value that may stand for none. */
export interface Sentinel {
  readonly value: string | number
  readonly because: readonly Evidence[]
  /** The cells that hold it, counted in the second pass. */
  count: number
}

/** What a person must decide: a sentence, and the rule that would do it, where the language has one. */
export interface OpenQuestion {
  readonly text: string
  readonly chain?: Chain
}

/** What is proposed for a column: nulls by name, and a rule behind them. */
export interface Proposal {
  readonly sentinels: readonly Sentinel[]
  readonly chain: Chain
  /** Lines of evidence for the chain, counts first. */
  readonly evidence: readonly string[]
  readonly questions: readonly OpenQuestion[]
  /** Values that are only asked about. */
  readonly doubts: readonly Sentinel[]
}

/** A column and what is proposed for it. */
export interface ColumnPlan extends Proposal {
  readonly column: ColumnProfile
  /** The name of the cleaned column. */
  readonly key: string
  /** Those of its sentinels that are nulls of the whole table, so that its own rule need not name them. */
  readonly shared?: ReadonlySet<string | number>
}

/** Nothing to propose. */
export const nothingProposed: Proposal = {
  sentinels: [],
  chain: { steps: [] },
  evidence: [],
  questions: [],
  doubts: [],
}
