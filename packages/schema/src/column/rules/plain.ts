import { type Node, node } from '../../graph/node.js'
import { literalOf } from '../../types/literal.js'
import type { NullsOf, Operand, PlainColumns, PlainKind } from '../classes.js'
import { Column, literalNode, type Nullable, type RuleLines } from '../column.js'
import type { Bool } from '../logic.js'

const choose = (test: Node, value: Node, otherwise: Node): Node =>
  node('when', [test, value, otherwise], {}) as Node

const clipped = (_: object, of: Node, low: Node, high: Node): Node =>
  choose(
    node('lessThan', [of, low], {}) as Node,
    low,
    choose(node('greaterThan', [of, high], {}) as Node, high, of),
  )

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
  clip: {
    takes: ['plain', 'first', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'always',
    rare: 'most values lie within the bounds',
    words: '{0}, {1} where it is below that, and {2} where it is above that',
    means: clipped as (_: object, of: Node, low: Node, high: Node) => Node,
  },
  nullUnless: {
    takes: ['plain', 'boolean'],
    constants: {},
    gives: 'first',
    nulls: 'always',
    rare: 'most tests are not true',
    words: '{0}, null unless {1}',
    means: (_: object, of: Node, test: Node): Node => choose(test, of, literalNode(literalOf(of.type, null))),
  },
  nvl2: {
    takes: ['plain', 'any', 'second'],
    constants: {},
    gives: 'second',
    nulls: 'always',
    words: '{1} where {0} is not null, else {2}',
    means: (_: object, of: Node, there: Node, missing: Node): Node =>
      choose(node('isNull', [of], {}) as Node, missing, there),
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

  /**
   * `low` where it is below that, `high` where it is above that, else itself; null where it is null. A bound that is null is none.
   * NaN is above all numbers, and becomes `high`. Where `low` is above `high`, what is below `low` becomes `low`.
   * @example
   * row.text.toInt().clip(0, 5) // '-1' becomes 0, '7' becomes 5, 'x' becomes null
   */
  clip<const Low extends Operand<K>, const High extends Operand<K>>(
    low: Low,
    high: High,
  ): PlainColumns<Nullable>[K] {
    return this.rule(plainRules, 'clip', {}, low, high) as PlainColumns<Nullable>[K]
  }

  /**
   * Null unless a test is true; a test that is null counts as not true.
   * @example
   * row.text.nullUnless(row.text.startsWith('a')) // 'ab' becomes 'ab', 'b' becomes null
   */
  nullUnless(test: Bool): PlainColumns<Nullable>[K] {
    return this.rule(plainRules, 'nullUnless', {}, test) as PlainColumns<Nullable>[K]
  }
}
