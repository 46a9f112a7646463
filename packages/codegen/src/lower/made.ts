import {
  foldAlike,
  foldRelations,
  type Node,
  type Operation,
  type Relation,
  type RelationMeaning,
} from '@lockstep/schema'

/** Whether a column is, once Spark has put in its place what it was made of, an operation of one name. */
export type Made = (operation: Operation) => (name: string) => boolean

/** For rules over raw columns. */
export const fromOutside: Made = () => () => false

/** Operations that Spark's optimiser may leave out, so that what is inside them comes to stand in their place. */
const thin: readonly Operation[] = ['coalesce', 'when', 'nullIf', 'get', 'array']

/** Whether an expression may come to be an operation of one name when Spark has simplified it. */
export const mayBe = (operation: Operation, made: Made): ((node: Node) => boolean) => {
  const columns = made(operation)
  return foldAlike<boolean>((node, of) =>
    node.operation === 'column'
      ? columns(node.constants.name)
      : node.operation === operation || (thin.includes(node.operation) && of.includes(true)),
  )
}

const byKind: RelationMeaning<Made> = {
  source: () => fromOutside,
  select:
    ({ parts }, of) =>
    (operation) => {
      const is = mayBe(operation, of)
      return (name) => parts.columns.some((column) => column.name === name && is(column.node))
    },
  where: (_, of) => of,
  distinct: (_, of) => of,
  distinctBy: (_, of) => of,
  join:
    ({ inputs: [left] }, ofLeft, ofRight) =>
    (operation) =>
    (name) =>
      (left.columns.some((column) => column.name === name) ? ofLeft : ofRight)(operation)(name),
  aggregate:
    ({ parts }, of) =>
    (operation) =>
    (name) =>
      parts.by.includes(name) && of(operation)(name),
  top: (_, of) => of,
  window: (_, of) => of,
  explode:
    ({ parts }, of) =>
    (operation) =>
    (name) =>
      name !== parts.column && of(operation)(name),
  union: (_, left, right) => (operation) => (name) => left(operation)(name) || right(operation)(name),
  sort: (_, of) => of,
  limit: (_, of) => of,
}

/** For rules over the columns of a relation. */
export const madeBy = (relation: Relation): Made => foldRelations(byKind)(relation)
