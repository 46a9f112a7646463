import { type AnyTable, alike, fold, type Node, type Operation } from '@lockstep/schema'

/** Whether a column is, once Spark has put in its place what it was made of, an operation of one name. */
export type Made = (operation: Operation) => (name: string) => boolean

/** For rules over raw columns. */
export const fromOutside: Made = () => () => false

/** Operations that Spark's optimiser may leave out, so that what is inside them comes to stand in their place. */
const thin: readonly Operation[] = ['coalesce', 'when', 'nullIf', 'get', 'array']

/** Whether an expression may come to be an operation of one name when Spark has simplified it. */
export const mayBe = (operation: Operation, made: Made): ((node: Node) => boolean) => {
  const columns = made(operation)
  return fold(
    alike<boolean>((node, of) =>
      node.operation === 'column'
        ? columns(node.constants.name)
        : node.operation === operation || (thin.includes(node.operation) && of.includes(true)),
    ),
  )
}

/** For rules over the cleaned columns of a table: its own `where`, and the rules of tables made from it. */
export const madeBy =
  (table: AnyTable): Made =>
  (operation) => {
    const is = mayBe(operation, table.from === null ? fromOutside : madeBy(table.from))
    return (name) => table.columns.some((column) => column.name === name && is(column.node))
  }
