import { aggregateNode } from '../graph/aggregates/node.js'
import { columnNode } from '../graph/column-node.js'
import { type Node, node } from '../graph/node.js'
import { relationsOf } from '../relation/fold.js'
import { type Relation, type RelationOf, relation } from '../relation/relation.js'
import { literalOf } from '../types/literal.js'
import { types } from '../types/types.js'
import type { AnyQuery } from './any-query.js'
import { freshName } from './list.js'
import { Query } from './query.js'

const columnsOf = (of: Relation, names: readonly string[]): readonly { name: string; node: Node }[] =>
  of.columns
    .filter(({ name }) => names.includes(name))
    .map((column) => ({ name: column.name, node: columnNode(column) }))

const isWrong = (partners: Node, isOne: boolean): Node => {
  const one = node('literal', [], { value: literalOf(types.long, 1n) }) as Node
  const several = node('greaterThan', [partners, one], {}) as Node
  return isOne ? (node('or', [node('isNull', [partners], {}) as Node, several], {}) as Node) : several
}

/** How many rows of the left side of a join have another number of partners than it says. */
const countOf = ({
  inputs: [left, right],
  parts: { keys, nulls, partners },
}: RelationOf<'join'>): Relation => {
  const ours = keys.map((key) => key.left)
  const theirs = keys.map((key) => key.right)
  const name = freshName('partners', [...ours, ...theirs])
  const rows = { name: 'rows', aggregate: aggregateNode('count', []) }
  const counted = relation('aggregate', [right], { by: theirs, columns: [{ ...rows, name }] })
  const beside = relation('join', [relation('select', [left], { columns: columnsOf(left, ours) }), counted], {
    how: 'left',
    keys,
    nulls,
    partners: 'any',
  })
  const test = isWrong(columnNode({ name, type: types.long }), partners === 'one')
  return relation('aggregate', [relation('where', [beside], { test })], { by: [], columns: [rows] })
}

/**
 * For each join of a question that says how many `partners` a row has, the question how many rows of its left side have others: one row
 * of one column, `rows`, which should be 0. `answer` tells the same by `onPartners`; these are for Spark, beside the result.
 * @example
 * partnerQuestions(places).map((each) => questionSql(each))
 */
export const partnerQuestions = (query: AnyQuery): readonly AnyQuery[] =>
  relationsOf([query.relation])
    .filter((each): each is RelationOf<'join'> => each.relation === 'join' && each.parts.partners !== 'any')
    .map(
      (join, index) =>
        new Query({ ...query, name: `${query.name}_partners_${index + 1}`, relation: countOf(join) }),
    )
