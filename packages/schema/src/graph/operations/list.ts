import { refuse } from '../../errors/refusal.js'
import { type Type, types } from '../../types/types.js'
import type { Lines, Result } from '../operation.js'

const listOfFirst = ([first]: readonly Type[]): Type =>
  types.list(first ?? refuse('takes one or more elements, got none'))

const element = ([of]: readonly Type[]): Type => (of?.kind === 'list' ? of.element : refuse('takes a list'))

/** Lists. */
export const list = {
  /** Spark's `array`. */
  array: {
    takes: { each: 'first' },
    constants: {},
    gives: listOfFirst as Result,
    nulls: 'never',
    words: 'the list of {*}',
  },
  /** Spark's `get`: the element at an index from 0; null beyond the ends. */
  get: {
    takes: ['list'],
    constants: { index: 'int' },
    gives: element as Result,
    nulls: 'partial',
    words: 'element {index} of {0}',
  },
} as const

list satisfies Lines
