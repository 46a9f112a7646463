import { nodeOfRule } from '../graph/rule.js'
import { attempt } from './attempt.js'
import { column, ofOneType } from './build.js'
import type { Lifted, PlainValue, ValueOf, WithNulls } from './classes.js'
import type { Column, Nullable } from './column.js'
import { plainRules } from './rules/plain.js'

/**
 * One value where a column is not null, and another where it is. Spark's `nvl2`.
 * @example
 * nvl2(row.title, 'titled', 'untitled')
 */
export const nvl2 = <const V extends Column | PlainValue>(
  of: Column,
  there: V,
  missing: V | ValueOf<Lifted<V>> | WithNulls<Lifted<V>, Nullable>,
): WithNulls<Lifted<V>, Nullable> =>
  attempt(of.context, 'nvl2', () => {
    const values = ofOneType([there, missing], of.context)
    return column(nodeOfRule('nvl2', plainRules.nvl2, [of.node, ...values], {}), of.context)
  })
