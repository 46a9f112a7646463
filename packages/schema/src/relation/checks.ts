import { refuse } from '../errors/refusal.js'
import { nodesOf } from '../graph/fold.js'
import { deepest, type Node } from '../graph/node.js'
import { lineOf } from '../graph/operations/index.js'
import { checkNames } from '../types/names.js'
import { showType, type Type } from '../types/types.js'
import type { Relation, RelationColumn } from './relation-types.js'
import type { PartsOf } from './relations.js'

/** The operations of a rule that count as several steps, in brackets; nothing where there are none. */
const manySteps = (root: Node): string => {
  const told = nodesOf([root]).flatMap(({ operation }) => {
    const steps = operation === 'rule' ? 1 : (lineOf(operation).steps ?? 1)
    return steps === 1 ? [] : [`${operation} counts as ${steps}`]
  })
  return told.length === 0 ? '' : ` (${[...new Set(told)].join(', ')})`
}

/** Refuses a rule that is too deep, or that reads what does not come in. */
export const checkRule = (root: Node, { columns: inputs, depth }: Relation): void => {
  if (root.depth + depth > deepest)
    refuse(
      `the rule is ${root.depth + depth} steps deep${manySteps(root)} with the rules it reads, and ${deepest} is the most that Spark can plan; write a table in between, and read that one's columns`,
    )
  if (root.free.length > 0)
    refuse('uses an element of a list outside of the lambda that was given it; give back what is made of it')
  for (const of of nodesOf([root]))
    if (
      of.operation === 'column' &&
      !inputs.some(
        (field) =>
          field.name === of.constants.name && field.type === of.type && (of.nullable || !field.nullable),
      )
    )
      refuse(
        `reads ${of.constants.name}: ${showType(of.type)}, which does not come in; it belongs to another table`,
      )
}

/** Refuses a whole number as the name of a column. */
export const checkNoIndex = (name: string): void => {
  if (String(Number(name) >>> 0) === name)
    refuse('a whole number cannot be a column name: JavaScript would put it before the others')
}

/** Columns that come in, by name. */
export const columnsNamed = (names: readonly string[], input: Relation): readonly RelationColumn[] => {
  checkNames(names)
  return names.map(
    (name) =>
      input.columns.find((column) => column.name === name) ??
      refuse(
        `there is no column ${JSON.stringify(name)}; there are ${input.columns.map((column) => column.name).join(', ')}`,
      ),
  )
}

/** Whether values of a type can be compared. */
export const isOrdered = ({ kind }: Type): boolean => kind !== 'list' && kind !== 'struct'

/** Refuses an order of no keys, or by what cannot be compared. */
export const checkOrder = (order: PartsOf<'sort'>['order'], input: Relation): void => {
  if (order.length === 0) refuse('takes one key or more, got none')
  for (const { node } of order) {
    if (!isOrdered(node.type)) refuse(`cannot sort by ${showType(node.type)}`)
    checkRule(node, input)
  }
}

/** Refuses what is no number of rows, from `least` on. */
export const checkRows = (rows: number, least: number): void => {
  if (!Number.isInteger(rows) || rows < least || rows > 2 ** 31 - 1)
    refuse(`expected a number of rows from ${least} to 2147483647, got ${rows}`)
}
