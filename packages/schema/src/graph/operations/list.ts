import { refuse } from '../../errors/refusal.js'
import { type Type, types } from '../../types/types.js'
import type { Check, Lines, Result } from '../operation.js'

const listOfFirst = ([first]: readonly Type[]): Type =>
  types.list(first ?? refuse('takes one or more elements, got none'))

const element = ([of]: readonly Type[]): Type => (of?.kind === 'list' ? of.element : refuse('takes a list'))

const listOfSecond = ([, second]: readonly Type[]): Type =>
  types.list(second ?? refuse('takes a lambda, got none'))

const checkBefore = ({ level, before }: { readonly level: number; readonly before: number }): void => {
  if (before !== level + 1)
    refuse(`before: expected one level above that of the element, ${level + 1}, got ${before}`)
}

/** Lists. */
export const list = {
  /** Spark's `array`. */
  array: {
    takes: { each: 'first' },
    constants: {},
    gives: listOfFirst as Result,
    nulls: 'never',
    steps: 9,
    words: 'the list of {*}',
    short: '{*}',
  },
  /** Spark's `get`: the element at an index from 0; null beyond the ends. */
  get: {
    takes: ['list'],
    constants: { index: 'int' },
    gives: element as Result,
    nulls: 'partial',
    rare: 'many indices lie beyond the end',
    words: 'element {index} of {0}',
  },
  /** Spark's `transform`: the list of what a lambda makes of each element. */
  transform: {
    takes: ['list', 'any'],
    binds: 1,
    constants: { level: 'int' },
    gives: listOfSecond as Result,
    nulls: 'first',
    rare: 'a drawn rule often gives an element back as it is',
    words: 'the list of {1} for each x{level} of {0}',
  },
  /** Spark's `filter`: the elements for which a lambda is true, and neither false nor null. */
  filter: {
    takes: ['list', 'boolean'],
    binds: 1,
    constants: { level: 'int' },
    gives: 'first',
    nulls: 'first',
    rare: 'many conditions hold for every element',
    words: 'each x{level} of {0} where {1}',
  },
  /** Spark's `aggregate`: what a lambda makes of each element and of what it made before, from the first to the last. */
  aggregate: {
    takes: ['list', 'plain', 'second'],
    binds: 2,
    begins: 1,
    constants: { level: 'int', before: 'int' },
    gives: 'second',
    nulls: 'always',
    check: checkBefore as Check,
    words: '{2} for each x{level} of {0} in order, where x{before} is what came before, at first {1}',
  },
} as const

list satisfies Lines
