import type { Lines } from '../operation.js'

/** Lists and structs. */
export const list = {
  /** Spark's `array`. */
  array: {
    takes: { each: 'first' },
    constants: {},
    gives: 'array',
    nulls: 'never',
    words: 'the list of {*}',
  },
  /** Spark's `get`: the element at an index from 0; null beyond the ends. */
  get: {
    takes: ['list'],
    constants: { index: 'int' },
    gives: 'element',
    nulls: 'partial',
    words: 'element {index} of {0}',
  },
  /** A struct's field; null where the struct is null. */
  getField: {
    takes: ['struct'],
    constants: { name: 'name' },
    gives: 'field',
    nulls: 'partial',
    words: 'field {name} of {0}',
  },
} as const

list satisfies Lines
