import { refuse } from '../errors/refusal.js'
import type { Type } from '../types/types.js'
import { partsOfNode, walk } from './fold.js'
import { type Node, type NodeOf, node } from './node.js'
import { type ElementwiseOperation, lineOf, type Operation } from './operations/index.js'
import { over } from './replace.js'

/** The body of a lambda: what is computed for each element of its list. Undefined for what is no lambda. */
export const lambdaBody = ({ operation, children }: Node): Node | undefined => {
  const binds = operation === 'rule' ? undefined : lineOf(operation).binds
  return binds === undefined ? undefined : (children as readonly Node[])[binds]
}

let made = 0

/** A variable that differs from all others: what a lambda's body is written with, until `bind` gives it a level. */
export const newVariable = (type: Type): NodeOf<'variable'> => node('variable', [], { level: --made, type })

type Variable = NodeOf<'variable'>

/** A node with other variables in the places of some that are free in it. */
const withVariables = (root: Node, by: ReadonlyMap<Node, Node>): Node => {
  const has = ({ free }: Node): boolean => free.some((variable) => by.has(variable as Node))
  return walk<Node, Node>(
    (of) => (has(of) && !by.has(of) ? partsOfNode(of) : []),
    (of, parts) => by.get(of) ?? (has(of) ? over(of, parts) : of),
  )(root)
}

/**
 * The body of a lambda with its variables on the levels that follow the number of lambdas in it, so that equal lambdas are one
 * node, wherever they stand.
 */
const onOwnLevels = (operation: Operation, body: Node, variables: readonly Variable[]): Node => {
  const own = variables.map(({ type }, place) => node('variable', [], { level: body.lambdas + place, type }))
  const levels = own.flatMap((variable, place) =>
    variable === variables[place] ? [] : [variable.constants.level],
  )
  const taken = body.free.find(
    (other) => !variables.includes(other) && levels.includes(other.constants.level),
  )
  if (taken !== undefined)
    refuse(`${operation}: a variable of level ${taken.constants.level} is taken by a lambda around`)
  return withVariables(
    body,
    new Map(variables.map((variable, place) => [variable as Node, own[place] as Node])),
  )
}

/** A list with a lambda over its elements: what `body` makes of `variable`. */
export const bind = (
  operation: ElementwiseOperation,
  list: Node,
  variable: Variable,
  body: Node,
): NodeOf<ElementwiseOperation> =>
  node(operation, [list, onOwnLevels(operation, body, [variable])], { level: body.lambdas })

/** One value of a list: what `body` makes of each `element` and of what it made `before`, which is `start` at first. */
export const bindAggregate = (
  list: Node,
  start: Node,
  { element, before }: { readonly element: Variable; readonly before: Variable },
  body: Node,
): NodeOf<'aggregate'> =>
  node('aggregate', [list, start, onOwnLevels('aggregate', body, [element, before])], {
    level: body.lambdas,
    before: body.lambdas + 1,
  })
