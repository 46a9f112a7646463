import { bind, lambdaBody, type Node, type NodeOf, nodesOf, refuse } from '@lockstep/schema'

/** A lambda, and the nodes of its body. */
interface Lambda {
  readonly node: Node
  readonly list: Node
  readonly level: unknown
  readonly inside: ReadonlySet<Node>
}

const lambdasOf = (roots: readonly Node[]): readonly Lambda[] =>
  nodesOf(roots).flatMap((node) => {
    const [list]: readonly Node[] = node.children
    const body = lambdaBody(node)
    if (list === undefined || body === undefined) return []
    return { node, list, level: Reflect.get(node.constants, 'level'), inside: new Set(nodesOf([body])) }
  })

const innermost = ({ free }: Node): NodeOf<'variable'> | undefined =>
  free.toSorted((left, right) => left.constants.level - right.constants.level)[0]

/**
 * Makes a column of any node of some rules: one that stands in lambdas becomes the list of what it is for each of their
 * elements.
 */
export const closedIn = (roots: readonly Node[]): ((node: Node) => Node) => {
  const lambdas = lambdasOf(roots)
  return (node) => {
    let of = node
    let at = node
    for (let variable = innermost(of); variable !== undefined; variable = innermost(of)) {
      const { level } = variable.constants
      const around =
        lambdas.find((lambda) => lambda.level === level && lambda.inside.has(at)) ??
        refuse(`nothing binds a variable of ${node.operation}`)
      of = bind('transform', around.list, variable, of) as Node
      at = around.node
    }
    return of
  }
}
