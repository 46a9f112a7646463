import { literalNode } from '../column/column.js'
import { refuse } from '../errors/refusal.js'
import { columnNode } from '../graph/column-node.js'
import { type Relation, type RelationColumn, relation } from '../relation/relation.js'
import type { Output } from '../relation/relations.js'
import { literalOf } from '../types/literal.js'
import { showGiven } from '../types/plain.js'
import { showType, types } from '../types/types.js'

/** The names of the columns that an unpivot makes. */
export interface UnpivotNames {
  readonly name: string
  readonly value: string
}

const call = "unpivot(['spring', 'autumn'], { name: 'season', value: 'amount' })"

const columnOf = (input: Relation, name: string): RelationColumn =>
  input.columns.find((column) => column.name === name) ??
  refuse(
    `there is no column ${JSON.stringify(name)}; there are ${input.columns.map((column) => column.name).join(', ')}`,
  )

/** For each of some columns the rows with its name and its value in place of all of them. */
export const unpivoted = (input: Relation, names: readonly string[], to: UnpivotNames): Relation => {
  if (!Array.isArray(names)) refuse(`takes a list of names, got ${showGiven(names)}; write ${call}`)
  if (typeof to !== 'object' || to === null)
    refuse(`takes the names of the two columns it makes, got ${showGiven(to)}; write ${call}`)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) refuse(`takes each column once, got ${JSON.stringify(twice)} twice`)
  const columns = names.map((name) => columnOf(input, name))
  const [first, ...others] = columns
  if (first === undefined) return refuse('takes one column or more, got none')
  for (const { name, type } of others)
    if (type !== first.type)
      refuse(
        `takes columns of one type: ${first.name} is ${showType(first.type)}, and ${name} is ${showType(type)}; make them one type in a select before`,
      )
  const kept = input.columns.filter(({ name }) => !names.includes(name))
  const half = (of: RelationColumn): Relation =>
    relation('select', [input], {
      columns: [
        ...kept.map((column): Output => ({ name: column.name, node: columnNode(column) })),
        { name: to.name, node: literalNode(literalOf(types.text, of.name)) },
        { name: to.value, node: columnNode(of) },
      ],
    })
  return columns.map(half).reduce((all, next) => relation('union', [all, next], {}) as Relation)
}
