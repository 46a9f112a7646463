import type { Lines } from '../operation.js'

/** Two values of one type beside each other. */
export const compare = {
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

compare satisfies Lines
