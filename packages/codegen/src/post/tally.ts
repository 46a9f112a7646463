/** What posting has done so far. */
export interface PostTally {
  /** Records that were acknowledged, in this run, by their tables. */
  readonly acknowledged: Readonly<Record<string, number>>
  /** Records that a run before this one had settled. */
  readonly before: number
  /** Records that their schema does not take. */
  readonly invalid: number
  /** Records that the server does not take. */
  readonly refused: number
  /** How many times a record was sent again. */
  readonly retried: number
  /** Why the last record was sent again. */
  readonly lastWhy: string | null
  /** Records that were sent, of which nobody said whether they were taken: they are sent again, and may then be there twice. */
  readonly uncertain: number
}

/** A tally that is being made. */
export type OpenTally = { -readonly [K in Exclude<keyof PostTally, 'acknowledged'>]: PostTally[K] } & {
  readonly acknowledged: Record<string, number>
}

/** Nothing so far. */
export const newTally = (tables: readonly string[]): OpenTally => ({
  acknowledged: Object.fromEntries(tables.map((table) => [table, 0])),
  before: 0,
  invalid: 0,
  refused: 0,
  retried: 0,
  lastWhy: null,
  uncertain: 0,
})

/** All records that were acknowledged in this run. */
export const acknowledgedIn = ({ acknowledged }: Pick<PostTally, 'acknowledged'>): number =>
  Object.values(acknowledged).reduce((sum, count) => sum + count, 0)
