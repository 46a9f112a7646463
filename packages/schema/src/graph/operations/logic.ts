import type { Literal } from '../../types/literal.js'
import type { Check, Lines } from '../operation.js'
import { valuesThat } from './values.js'

const placeholders = ({ values: { length } }: { readonly values: readonly Literal[] }): string =>
  `{0}, null for ${length} ${length === 1 ? 'placeholder' : 'placeholders'}`

/** Nulls and truth. */
export const logic = {
  /** Spark's `nullif`, for several values. NaN equals NaN, and 0.0 equals -0.0. */
  nullIf: {
    takes: ['plain'],
    constants: { values: 'literals' },
    gives: 'first',
    nulls: 'partial',
    check: valuesThat('null is null already') as Check,
    rare: 'most cells are none of the values that it takes away',
    words: '{0}, null where it is {values}',
    short: placeholders as (of: { readonly values: readonly Literal[] }) => string,
  },
  /** Spark's `coalesce`: the first that is not null. */
  coalesce: {
    takes: { each: 'first' },
    constants: {},
    gives: 'first',
    nulls: 'all',
    steps: 8,
    rare: 'most first operands are not null',
    words: 'the first of {*} that is not null',
    short: '{else}',
  },
  /** Spark's `isnull`. */
  isNull: { takes: ['any'], constants: {}, gives: 'boolean', nulls: 'never', words: '{0} is null' },
  /** Spark's `CASE WHEN test THEN value ELSE otherwise END`: a test that is null takes the `otherwise`. */
  when: {
    takes: ['boolean', 'any', 'second'],
    constants: {},
    gives: 'second',
    nulls: 'branches',
    words: '{1} where {0}, else {2}',
  },
  /** Spark's `AND`, with three truth values: false beats null. */
  and: {
    takes: ['boolean', 'boolean'],
    constants: {},
    gives: 'boolean',
    nulls: 'some',
    rare: 'what is false stays false',
    words: '{0} and {1}',
  },
  /** Spark's `OR`, with three truth values: true beats null. */
  or: {
    takes: ['boolean', 'boolean'],
    constants: {},
    gives: 'boolean',
    nulls: 'some',
    rare: 'what is true stays true',
    words: '{0} or {1}',
  },
  /** Spark's `NOT`. */
  not: { takes: ['boolean'], constants: {}, gives: 'boolean', nulls: 'strict', words: 'not {0}' },
} as const

logic satisfies Lines
