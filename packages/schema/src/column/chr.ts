import { attempt } from './attempt.js'
import { applied } from './build.js'
import type { NullsOf } from './classes.js'
import type { Int, Long } from './number.js'
import type { Text } from './text.js'

/**
 * The character with a number: the code point of its lowest 8 bits, U+0000 to U+00FF, and `''` for a number below 0. Spark's
 * `char`.
 * @example
 * chr(raw.code) // 65 becomes 'A', 233 becomes 'é', 321 becomes 'A', -1 becomes ''
 */
export const chr = <C extends Int | Long>(of: C): Text<NullsOf<C>> =>
  attempt(of.context, 'chr', () => applied<'chr', NullsOf<C>>('chr', [of.node], {}, of.context))
