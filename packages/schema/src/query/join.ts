import { refuse } from '../errors/refusal.js'
import type { JoinHow, JoinKey, PartsOf } from '../relation/relations.js'
import { checkOptions } from '../types/options.js'
import { showPlain } from '../types/plain.js'

/** How two sides are joined. */
export interface JoinOptions<O, N = 'equal' | 'apart'> {
  /** The keys: a name that both sides have, several of them, or names of the left side with those of the right one. */
  readonly on: O
  /** `equal`: null is equal to null, as Spark's `<=>` has it. Default: `apart`, null is equal to nothing. */
  readonly nulls?: N
  /**
   * How many partners a row of the left side may have. Rows that have others are counted where the question runs, and reported; the
   * answer stays the same. Default: any number.
   */
  readonly partners?: 'one' | 'at most one'
}

const keysOf = (on: unknown): readonly JoinKey[] => {
  if (typeof on !== 'string' && (typeof on !== 'object' || on === null))
    refuse(
      `on: expected names of columns, got ${showPlain(on)}; write { on: 'ind' } or { on: { customer: 'id' } }`,
    )
  if (typeof on === 'string') return [{ left: on, right: on }]
  if (Array.isArray(on)) return on.map((name: string) => ({ left: name, right: name }))
  return Object.entries(on ?? {}).map(([left, right]) => ({ left, right: String(right) }))
}

/** The parts of a join. @throws Refusal for options that are none. */
export const joinParts = (how: JoinHow, options: JoinOptions<unknown>): PartsOf<'join'> => {
  checkOptions(options, ['on', 'nulls', 'partners'], "{ on: 'ind' }")
  const { on, nulls = 'apart', partners } = options
  if (nulls !== 'equal' && nulls !== 'apart')
    refuse(`nulls: expected 'equal' or 'apart', got ${showPlain(nulls)}`)
  if (partners !== undefined && partners !== 'one' && partners !== 'at most one')
    refuse(`partners: expected 'one' or 'at most one', got ${showPlain(partners)}`)
  if (partners !== undefined && (how === 'semi' || how === 'anti'))
    refuse('partners: rows are kept once, or not at all; leave it out')
  return { how, keys: keysOf(on), nulls: nulls === 'equal', partners: partners ?? 'any' }
}
