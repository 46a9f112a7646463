import { at, refuse } from '../errors/refusal.js'
import { bind, bindAggregate, newVariable } from '../graph/lambda.js'
import { type Node, node } from '../graph/node.js'
import type { Children, ConstantsOf, ElementwiseOperation, Operation } from '../graph/operations/index.js'
import { type Literal, literalOf } from '../types/literal.js'
import { plainLiteral, showPlain } from '../types/plain.js'
import { showType, type Type, types } from '../types/types.js'
import { type AnyNode, Column, type Context, literalNode, type Nullable, operand } from './column.js'
import type { Given } from './given.js'

/** The column of a node, of the class that its type has. The caller names the class, which the node's type decides. */
export const column = <C>(of: AnyNode, context: Context): C => context.make(of as Node, context) as C

/** An operation on some nodes, of which one or more can be null as `N` says. Its line says what column it gives. */
export const applied = <O extends Operation, N extends Nullable>(
  operation: O,
  children: readonly Node[],
  constants: ConstantsOf<O>,
  context: Context,
): Given<O, never, N> => column(node(operation, children as Children<O, Node>, constants), context)

/** The literals of a type that plain values stand for. */
export const literals = (type: Type, values: readonly unknown[]): readonly Literal[] =>
  values.map((value) => plainLiteral(type, value))

const typeOfPlain = (value: unknown): Type => {
  switch (typeof value) {
    case 'string':
      return types.text
    case 'boolean':
      return types.boolean
    case 'bigint':
      return types.long
    case 'number':
      return Number.isInteger(value) && (value | 0) === value ? types.int : types.double
    default:
      return refuse(`expected a column or a plain value, got ${showPlain(value)}`)
  }
}

/** The literal of a plain value's own type. */
export const literalOfPlain = (value: unknown): Literal =>
  literalOf(typeOfPlain(value), value as Literal['value'])

/** A column as it is, or a plain value as the column of its own type: text, boolean, long, int or double. */
export const lift = (value: unknown, context: Context): Column =>
  value instanceof Column ? value : context.make(literalNode(literalOfPlain(value)), context)

/** The context of the first column among some values; a constant's where there are no others. */
export const contextOf = (values: readonly unknown[], doing: string): Context => {
  const contexts = values.flatMap((value) => (value instanceof Column ? [value.context] : []))
  const context = contexts.find(({ isConstant }) => isConstant !== true) ?? contexts[0]
  if (context !== undefined) return context
  return at(doing, () => refuse('takes at least one column, got only plain values'))
}

/** The nodes of some values beside each other: plain values take the type of the first column among them. */
export const ofOneType = (values: readonly unknown[], context: Context): readonly [Node, ...Node[]] => {
  const like = lift(values.find((value) => value instanceof Column) ?? values[0], context)
  const [first, ...rest] = values.map((value) => operand(like, value))
  for (const node of rest)
    if (node.type !== like.node.type)
      refuse(`takes columns of one type, got ${showType(like.node.type)} and ${showType(node.type)}`)
  return [first ?? refuse('takes one or more columns'), ...rest]
}

/** A list with what a lambda makes of each of its elements; a plain value is the same for all of them. */
export const eachElement = <C>(
  operation: ElementwiseOperation,
  { node: list, context }: Column,
  lambda: (element: never) => unknown,
): C => {
  const { type } = list
  const variable = newVariable(type.kind === 'list' ? type.element : refuse('takes a list'))
  const body = lift(lambda(column<never>(variable, context)), context)
  return column(bind(operation, list, variable, body.node), context)
}

/** One value of all elements of a list: what a lambda makes of each and of what it made before, from a first value on. */
export const everyElement = <C>(
  { node: list, context }: Column,
  start: unknown,
  lambda: (before: never, element: never) => unknown,
): C => {
  const { type } = list
  const first = lift(start, context)
  const element = newVariable(type.kind === 'list' ? type.element : refuse('takes a list'))
  const before = newVariable(first.node.type)
  const merged = lambda(column<never>(before, context), column<never>(element, context))
  const body = operand(first, merged)
  if (body.type !== first.node.type)
    refuse(
      `the function gives ${showType(body.type)}, and begins with ${showType(first.node.type)}; give a first value of that type, or cast what the function gives`,
    )
  return column(bindAggregate(list, first.node, { element, before }, body), context)
}
