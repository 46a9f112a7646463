import type { Lines } from '../operation.js'

/** Upper and lower case. */
export const letters = {
  /** Spark's `upper`, by one pinned Unicode version. */
  upper: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: ['a', 'ßx', 'Éé', 'ǆ'],
    rare: 'many texts have no lower-case letter',
    words: '{0} in upper case',
  },
  /** Spark's `lower`, by one pinned Unicode version. */
  lower: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: ['A', 'ΑΣ', 'Éé', 'İ'],
    rare: 'many texts have no upper-case letter',
    words: '{0} in lower case',
  },
  /** Spark's `initcap`, of letters whose title case does not hang on Spark's version. */
  initcap: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    steps: 2,
    changes: ['a b', 'HELLO-world', 'ǆ Éé', 'ßa -ß'],
    rare: 'many texts have no letter to change',
    words: '{0} in lower case, each word with a capital in front',
  },
} as const

letters satisfies Lines
