import { refuse } from '../../errors/refusal.js'
import type { Literal } from '../../types/literal.js'
import { showType, type Type } from '../../types/types.js'
import type { Check, Lines } from '../operation.js'
import { valuesThat } from './values.js'

const severalPlain = (_: unknown, operands: readonly Type[]): void => {
  const [first] = operands
  if (first?.kind === 'list' || first?.kind === 'struct')
    refuse(`takes plain values (neither lists nor structs), got ${showType(first)}`)
  if (operands.length < 2) refuse(`takes two or more operands, got ${operands.length}`)
}

const fewValues = ({ values: { length } }: { readonly values: readonly Literal[] }): string =>
  length > 3 ? `{0} is one of ${length} values` : '{0} is one of {values}'

/** Values of one type beside each other. */
export const compare = {
  /** Spark's `=`. Text by its bytes; NaN equals NaN, and 0.0 equals -0.0. */
  equalTo: {
    takes: ['plain', 'first'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} = {1}',
  },
  /** Spark's `<=>`: as `=`, but two nulls are equal, and null and a value are not. */
  equalNullSafe: {
    takes: ['plain', 'first'],
    constants: {},
    gives: 'boolean',
    nulls: 'never',
    words: '{0} = {1}, or both are null',
  },
  /** Spark's `<`. Text by its UTF-8 bytes; NaN above everything; false below true. */
  lessThan: {
    takes: ['plain', 'first'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} < {1}',
  },
  /** Spark's `<=`, in the order of `lessThan`. */
  lessThanOrEqual: {
    takes: ['plain', 'first'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} <= {1}',
  },
  /** Spark's `>`, in the order of `lessThan`. */
  greaterThan: {
    takes: ['plain', 'first'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} > {1}',
  },
  /** Spark's `>=`, in the order of `lessThan`. */
  greaterThanOrEqual: {
    takes: ['plain', 'first'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} >= {1}',
  },
  /** Spark's `IN`, for constants. NaN equals NaN, and 0.0 equals -0.0. */
  isIn: {
    takes: ['plain'],
    constants: { values: 'literals' },
    gives: 'boolean',
    nulls: 'strict',
    check: valuesThat('no value equals null; ask isNull()') as Check,
    words: '{0} is one of {values}',
    short: fewValues as (of: { readonly values: readonly Literal[] }) => string,
  },
  /** Spark's `greatest`, in the order of `lessThan`, of those that are not null; of equal ones the first. */
  greatest: {
    takes: { each: 'first' },
    constants: {},
    gives: 'first',
    nulls: 'all',
    check: severalPlain as Check,
    rare: 'the first is often the greatest, or all are equal',
    words: 'the greatest of {*}',
  },
  /** Spark's `least`, in the order of `lessThan`, of those that are not null; of equal ones the first. */
  least: {
    takes: { each: 'first' },
    constants: {},
    gives: 'first',
    nulls: 'all',
    check: severalPlain as Check,
    rare: 'the first is often the least, or all are equal',
    words: 'the least of {*}',
  },
} as const

compare satisfies Lines
