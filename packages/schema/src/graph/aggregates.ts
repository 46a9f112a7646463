import { at, refuse } from '../errors/refusal.js'
import { showType, type Type, types } from '../types/types.js'
import type { Node } from './node.js'

/** What an aggregate is of: rows, or the values of a rule. */
export type AggregateTakes = 'rows' | 'any' | 'plain' | 'boolean' | 'number'

/** All that is said of an aggregate in one place: a value of many rows, whatever their order. */
export interface AggregateLine {
  readonly takes: AggregateTakes
  /** The type of the result, of values of a type. @throws Refusal for a type that it does not take. */
  readonly gives: (of: Type) => Type
  /** When it is null: `never`, `empty` where there is no value that is not null, or `always`, where the result does not fit, too. */
  readonly nulls: 'never' | 'empty' | 'always'
  /** `{0}` is the rule. */
  readonly words: string
}

type Gives = AggregateLine['gives']

const long: Gives = () => types.long
const same: Gives = (of) => of

const sumOf = (of: Type): Type => {
  if (of.kind === 'int' || of.kind === 'long') return types.long
  if (of.kind !== 'decimal')
    return refuse(`takes int, long or decimal, got ${showType(of)}; sums of doubles hang on their order`)
  if (of.precision > 28) return refuse(`takes decimals of at most 28 digits, got ${showType(of)}`)
  return types.decimal(of.precision + 10, of.scale)
}

const medianOf = (of: Type): Type =>
  of.kind === 'decimal' ? refuse(`takes int, long or double, got ${showType(of)}`) : types.double

/** Every aggregate there is. */
export const aggregates = {
  /** Spark's `count(*)`: the number of rows. */
  count: { takes: 'rows', gives: long as Gives, nulls: 'never', words: 'the number of rows' },
  /** Spark's `count(x)`: how many values are not null. */
  countOf: {
    takes: 'any',
    gives: long as Gives,
    nulls: 'never',
    words: 'the number of {0} that are not null',
  },
  /** Spark's `count(DISTINCT x)`: how many values there are, nulls apart. NaN equals NaN and 0.0 equals -0.0. */
  countDistinct: {
    takes: 'plain',
    gives: long as Gives,
    nulls: 'never',
    words: 'the number of different {0}',
  },
  /** Spark's `count_if`: for how many rows a test is true. */
  countIf: { takes: 'boolean', gives: long as Gives, nulls: 'never', words: 'the number of rows where {0}' },
  /** Spark's `min`: the least value that is not null, in the order of `lessThan`. */
  min: { takes: 'plain', gives: same as Gives, nulls: 'empty', words: 'the least {0}' },
  /** Spark's `max`: the greatest value that is not null. */
  max: { takes: 'plain', gives: same as Gives, nulls: 'empty', words: 'the greatest {0}' },
  /** Spark's `sum`, exact: of ints and longs a long, null where it does not fit. */
  sum: { takes: 'number', gives: sumOf as Gives, nulls: 'always', words: 'the sum of {0}' },
  /** Spark's `median`: the middle value, or the mean of the two in the middle. */
  median: { takes: 'number', gives: medianOf as Gives, nulls: 'empty', words: 'the median of {0}' },
} as const

aggregates satisfies Readonly<Record<string, AggregateLine>>

/** The name of an aggregate. */
export type AggregateKind = keyof typeof aggregates

/** What an aggregate says of itself. */
export const aggregateLine = (kind: AggregateKind): AggregateLine => aggregates[kind]

/** An aggregate of the values of a rule, or of rows. */
export interface AggregateNode {
  readonly aggregate: AggregateKind
  readonly of: Node | null
  readonly type: Type
  /** Whether it can be null where there is a row. */
  readonly nullable: boolean
}

const numbers: readonly string[] = ['int', 'long', 'double', 'decimal']

const takes = (kind: AggregateTakes, { kind: type }: Type): boolean => {
  switch (kind) {
    case 'boolean':
      return type === 'boolean'
    case 'number':
      return numbers.includes(type)
    case 'plain':
      return type !== 'list' && type !== 'struct'
    default:
      return true
  }
}

/**
 * Makes an aggregate.
 * @throws Refusal for values that it does not take.
 */
export const aggregateNode = (aggregate: AggregateKind, of: Node | null): AggregateNode =>
  at(aggregate, () => {
    const line = aggregateLine(aggregate)
    if (of === null)
      return line.takes === 'rows'
        ? Object.freeze({ aggregate, of, type: line.gives(types.long), nullable: false })
        : refuse('takes a column, got none')
    if (line.takes === 'rows') return refuse('takes no column')
    if (!takes(line.takes, of.type)) refuse(`takes ${line.takes} values, got ${showType(of.type)}`)
    const nullable = line.nulls === 'always' || (line.nulls === 'empty' && of.nullable)
    return Object.freeze({ aggregate, of, type: line.gives(of.type), nullable })
  })
