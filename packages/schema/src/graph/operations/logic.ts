import type { Lines } from '../operation.js'

/** Leaves, nulls, comparison and truth. */
export const logic = {
  /** A column of the table's input. */
  column: {
    takes: [],
    constants: { name: 'name', type: 'type' },
    gives: 'type',
    nulls: 'always',
    words: '{name}',
  },
  /** A constant. */
  literal: { takes: [], constants: { value: 'literal' }, gives: 'value', nulls: 'value', words: '{value}' },
  /** Spark's `try_cast`, for the pairs of types of `casts.ts`; null where there is no such value. */
  tryCast: {
    takes: ['plain'],
    constants: { type: 'type' },
    gives: 'cast',
    nulls: 'partial',
    words: '{0} as {type}',
  },
  /** Spark's `nullif`, for several values. NaN equals NaN, and 0.0 equals -0.0. */
  nullIf: {
    takes: ['plain'],
    constants: { values: 'literals' },
    gives: 'values',
    nulls: 'partial',
    words: '{0}, null where it is {values}',
  },
  /** Spark's `coalesce`: the first that is not null. */
  coalesce: {
    takes: { each: 'first' },
    constants: {},
    gives: 'first',
    nulls: 'all',
    words: 'the first of {*} that is not null',
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
    words: '{0} and {1}',
  },
  /** Spark's `OR`, with three truth values: true beats null. */
  or: { takes: ['boolean', 'boolean'], constants: {}, gives: 'boolean', nulls: 'some', words: '{0} or {1}' },
  /** Spark's `NOT`. */
  not: { takes: ['boolean'], constants: {}, gives: 'boolean', nulls: 'strict', words: 'not {0}' },
  /** Spark's `=`. Text by its bytes; NaN equals NaN, and 0.0 equals -0.0. */
  equalTo: {
    takes: ['plain', 'first'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} = {1}',
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
} as const

logic satisfies Lines
