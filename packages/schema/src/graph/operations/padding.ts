import type { Check, Lines } from '../operation.js'
import { notEmpty } from './checks.js'

const hasSome = notEmpty('characters')

/**
 * Text made shorter or longer at its ends. Lengths count code points; a million is a limit for typing errors, since Spark has
 * none.
 */
export const padding = {
  /** Spark's `btrim`: without any of these characters at both ends. */
  btrim: {
    takes: ['text'],
    constants: { characters: 'text' },
    gives: 'text',
    nulls: 'strict',
    check: hasSome as Check,
    rare: 'most texts have none of the characters at their ends',
    words: '{0} without any of {characters} around it',
  },
  /** Spark's `ltrim`. */
  ltrim: {
    takes: ['text'],
    constants: { characters: 'text' },
    gives: 'text',
    nulls: 'strict',
    check: hasSome as Check,
    rare: 'most texts have none of the characters in front',
    words: '{0} without any of {characters} in front',
  },
  /** Spark's `rtrim`. */
  rtrim: {
    takes: ['text'],
    constants: { characters: 'text' },
    gives: 'text',
    nulls: 'strict',
    check: hasSome as Check,
    rare: 'most texts have none of the characters at the end',
    words: '{0} without any of {characters} at the end',
  },
  /** Spark's `lpad`: cut, or filled up on the left. */
  lpad: {
    takes: ['text'],
    constants: { length: { int: [0, 1_000_000], drawn: [0, 12] }, pad: 'text' },
    gives: 'text',
    nulls: 'strict',
    words: '{0} as {length} characters, filled up with {pad} on the left',
  },
  /** Spark's `rpad`: cut, or filled up on the right. */
  rpad: {
    takes: ['text'],
    constants: { length: { int: [0, 1_000_000], drawn: [0, 12] }, pad: 'text' },
    gives: 'text',
    nulls: 'strict',
    words: '{0} as {length} characters, filled up with {pad} on the right',
  },
  /** Spark's `repeat`. */
  repeat: {
    takes: ['text'],
    constants: { times: { int: [0, 1_000_000], drawn: [0, 3] } },
    gives: 'text',
    nulls: 'strict',
    words: '{0} {times} times',
  },
} as const

padding satisfies Lines
