import type { Lines } from '../operation.js'

/** Text in, mostly text out. Positions and lengths count code points. */
export const text = {
  /** Spark's `trim`: removes U+0020, and nothing else, from both ends. */
  trim: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: [' a', 'b  ', '  c d '],
    rare: 'most texts have no spaces around them',
    words: '{0} without spaces around it',
  },
  /** Spark's `reverse`: the code points from last to first. */
  reverse: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    words: '{0} from last to first',
  },
  /** Spark's `length`: the number of code points. */
  length: { takes: ['text'], constants: {}, gives: 'int', nulls: 'strict', words: 'the length of {0}' },
  /** Spark's `substring`: counts from 1, or from the end where `from` is negative. */
  substring: {
    takes: ['text'],
    constants: { from: 'int', length: 'int' },
    gives: 'text',
    nulls: 'strict',
    words: '{length} characters of {0} from {from}',
  },
  /** Spark's `concat`. */
  concat: {
    takes: { each: 'text' },
    constants: {},
    gives: 'text',
    nulls: 'strict',
    words: '{*} joined',
    short: '{*} joined; null where one is null',
  },
  /** Spark's `startswith`, by bytes. */
  startsWith: {
    takes: ['text', 'text'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} starts with {1}',
  },
  /** Spark's `endswith`, by bytes. */
  endsWith: {
    takes: ['text', 'text'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    words: '{0} ends with {1}',
  },
} as const

text satisfies Lines
