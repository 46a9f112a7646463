import { showType, type Type } from '../../types/types.js'

/** What an operand of an aggregate may be; `value` is plain: neither list nor struct. */
export type AggregateTakes = 'any' | 'value' | 'boolean' | 'number'

/** Over which rows an aggregate can be taken beside groups: `frame` for all windows, `whole` for whole partitions, `none` for no window. */
export type AggregateOver = 'frame' | 'whole' | 'none'

/** All that is said of an aggregate in one place: a value of many rows, whatever their order. */
export interface AggregateLine {
  /** A word for each operand. */
  readonly takes: readonly AggregateTakes[]
  /** What it has beside its operands. */
  readonly has?: 'share' | 'order'
  /** The type of the result, of operands of some types. @throws Refusal for a type that it does not take. */
  readonly gives: (...of: readonly Type[]) => Type
  /** When it is null: `never`, `empty` where there is no value that is not null, or `always` where it can be null of values, too. */
  readonly nulls: 'never' | 'empty' | 'always'
  /** In windows. Where it hangs on a type, a function of the first operand's. */
  readonly over: AggregateOver | ((of: Type) => AggregateOver)
  /** `{0}` and `{1}` are the operands, `{share}` and `{order}` what it has. */
  readonly words: string
}

/** Lines of aggregates, by name. */
export type AggregateLines = Readonly<Record<string, AggregateLine>>

/** The type of the first operand. */
export const firstType = (...[of]: readonly Type[]): Type => {
  if (of === undefined) throw new TypeError('an aggregate of a type has an operand')
  return of
}

/** What is said of a type that is none of some kinds. */
export const taken = (kinds: string, of: Type, instead: string): string =>
  `takes ${kinds}, got ${showType(of)}; ${instead}`
