import { type Node, node } from '../../graph/node.js'
import type { NullsOf, Operand, PlainKind } from '../classes.js'
import { Column, type Nullable, type RuleLines } from '../column.js'
import type { Bool } from '../logic.js'

/** The rules on plain values of any type: each is its line, and its method in the class below. */
export const plainRules = {
  between: {
    takes: ['plain', 'first', 'first'],
    constants: {},
    gives: 'boolean',
    nulls: 'some',
    words: '{0} is between {1} and {2}',
    means: (_: object, of: Node, low: Node, high: Node): Node =>
      node(
        'and',
        [node('greaterThanOrEqual', [of, low], {}) as Node, node('lessThanOrEqual', [of, high], {}) as Node],
        {},
      ) as Node,
  },
} as const

plainRules satisfies RuleLines

/** The methods of the rules on plain values of any type. */
export abstract class PlainRules<K extends PlainKind, N extends Nullable> extends Column<K, N> {
  /**
   * Whether it lies between two bounds, columns or values of its type, both of them included: `low <= it` and
   * `it <= high`, in the order of `lessThan`. False where one of the two is false, else null where one of the three is
   * null; false everywhere for a `low` above `high`.
   * @example
   * pin.follower_count.between(1_000, 9_999)
   */
  between<const Low extends Operand<K>, const High extends Operand<K>>(
    low: Low,
    high: High,
  ): Bool<N | NullsOf<Low> | NullsOf<High>> {
    return this.rule(plainRules, 'between', {}, low, high)
  }
}
