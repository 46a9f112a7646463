import { partsOfNode, walk } from './fold.js'
import { type Node, node, type OperationNode } from './node.js'
import type { Children, ConstantsOf, Operation } from './operations/index.js'
import { ruleOver } from './rule.js'

/** The same node of other parts, in the order of `partsOfNode`. */
export const over = (of: Node, parts: readonly Node[]): Node => {
  if (of.operation === 'rule') return ruleOver(of, parts.slice(0, -1), parts.at(-1) ?? of.means)
  const { operation, constants }: OperationNode = of
  return node(operation, parts as Children<Operation, Node>, constants as ConstantsOf<Operation>) as Node
}

/** A rule with other nodes in the places of some that it is made of. */
export const replaceNodes = (root: Node, by: ReadonlyMap<Node, Node>): Node =>
  walk<Node, Node>(
    (of) => partsOfNode(of),
    (of, parts) => (parts.every((part, place) => part === partsOfNode(of)[place]) ? of : over(of, parts)),
    by,
  )(root)
