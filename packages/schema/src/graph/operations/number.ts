import type { Lines } from '../operation.js'

/** Exact arithmetic on int, long and decimal. */
export const number = {
  /** Spark's `try_add`: null on overflow. */
  tryAdd: { takes: ['exact', 'exact'], constants: {}, gives: 'sum', nulls: 'partial', words: '{0} + {1}' },
  /** Spark's `try_subtract`: null on overflow. */
  trySubtract: {
    takes: ['exact', 'exact'],
    constants: {},
    gives: 'sum',
    nulls: 'partial',
    words: '{0} - {1}',
  },
  /** Spark's `try_multiply`: null on overflow. */
  tryMultiply: {
    takes: ['exact', 'exact'],
    constants: {},
    gives: 'product',
    nulls: 'partial',
    words: '{0} * {1}',
  },
} as const

number satisfies Lines
