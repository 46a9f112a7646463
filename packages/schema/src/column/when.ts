import { type Node, node } from '../graph/node.js'
import { attempt } from './attempt.js'
import { column, contextOf, ofOneType } from './build.js'
import type { Lifted, LikeColumn, NullsOf, PlainValue, WithNulls } from './classes.js'
import type { Column } from './column.js'
import type { Bool } from './logic.js'

/** A `CASE WHEN` that still lacks its `otherwise`; `C` is the column that it will be. */
export interface Case<C> {
  /** A further branch, taken where no earlier test is true and this one is. */
  when<const V extends LikeColumn<C>>(test: Bool, value: V): Case<WithNulls<C, NullsOf<C> | NullsOf<V>>>
  /** What it is where no test is true; `null` for nothing. */
  otherwise<const V extends LikeColumn<C> | null>(value: V): WithNulls<C, NullsOf<C> | NullsOf<V>>
}

const cases = <C>(tests: readonly Bool[], values: readonly unknown[]): Case<C> => ({
  when: (test, value) => cases([...tests, test], [...values, value]),
  otherwise: (value) => {
    const context = contextOf(tests, 'when')
    return attempt(context, 'when', () => {
      const nodes = ofOneType([...values, value], context)
      const chain = tests.reduceRight<Node>(
        (rest, test, index) => node('when', [test.node, nodes[index] ?? rest, rest], {}) as Node,
        nodes.at(-1) ?? nodes[0],
      )
      return column(chain, context)
    })
  },
})

/**
 * A value where a test is true, and another otherwise; a test that is null counts as not true. Spark's `CASE WHEN`.
 * `when(test, a).when(other, b).otherwise(c)`.
 */
export const when = <const V extends Column | PlainValue>(
  test: Bool,
  value: V,
): Case<WithNulls<Lifted<V>, NullsOf<V>>> => cases([test], [value])
