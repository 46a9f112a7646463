import { refuse } from '../errors/refusal.js'
import type { Type } from '../types/types.js'
import { partsOfNode, walk } from './fold.js'
import { type Node, type NodeOf, node } from './node.js'
import { type LambdaOperation, lineOf } from './operations/index.js'
import { over } from './replace.js'

/** The body of a lambda: what is computed for each element of its list. Undefined for what is no lambda. */
export const lambdaBody = ({ operation, children }: Node): Node | undefined => {
  const binds = operation === 'rule' ? undefined : lineOf(operation).binds
  return binds === undefined ? undefined : (children as readonly Node[])[binds]
}

let made = 0

/** A variable that differs from all others: what a lambda's body is written with, until `bind` gives it a level. */
export const newVariable = (type: Type): NodeOf<'variable'> => node('variable', [], { level: --made, type })

/** A node with another variable in the place of one that is free in it. */
const withVariable = (root: Node, from: Node, to: Node): Node => {
  const has = ({ free }: Node): boolean => free.some((variable) => variable === from)
  return walk<Node, Node>(
    (of) => (has(of) ? partsOfNode(of) : []),
    (of, parts) => {
      if (of === from) return to
      return has(of) ? over(of, parts) : of
    },
  )(root)
}

/**
 * A list with a lambda over its elements: what `body` makes of `variable`. The level of the variable becomes the number
 * of lambdas in the body, so that equal lambdas are one node, wherever they stand.
 */
export const bind = (
  operation: LambdaOperation,
  list: Node,
  variable: NodeOf<'variable'>,
  body: Node,
): NodeOf<LambdaOperation> => {
  const level = body.lambdas
  const own = node('variable', [], { level, type: variable.type })
  if (own !== variable && body.free.some((other) => other.constants.level === level))
    refuse(`${operation}: a variable of level ${level} is taken by a lambda around`)
  return node(operation, [list, withVariable(body, variable as Node, own as Node)], { level })
}
