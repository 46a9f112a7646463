import {
  bind,
  lambdaBody,
  literalOf,
  type Node,
  type NodeOf,
  node as newNode,
  nodesOf,
  refuse,
  replaceNodes,
} from '@lockstep/schema'

/** A lambda, and the nodes of its body. */
interface Lambda {
  readonly node: Node
  readonly list: Node
  readonly level: unknown
  /** The level of what it made before, and what it begins with, where it makes one value of all elements. */
  readonly before: unknown
  readonly start: Node | undefined
  readonly inside: ReadonlySet<Node>
}

const lambdasOf = (roots: readonly Node[]): readonly Lambda[] =>
  nodesOf(roots).flatMap((node) => {
    const [list]: readonly Node[] = node.children
    const body = lambdaBody(node)
    if (list === undefined || body === undefined) return []
    const [level, before] = ['level', 'before'].map((name): unknown => Reflect.get(node.constants, name))
    const start = node.operation === 'aggregate' ? node.children[1] : undefined
    return { node, list, level, before, start, inside: new Set(nodesOf([body])) }
  })

const innermost = ({ free }: Node): NodeOf<'variable'> | undefined =>
  free.toSorted((left, right) => left.constants.level - right.constants.level)[0]

/** What a lambda begins with, where no lambda is in it, which would move the levels of others; else null. */
const startOf = ({ type }: Node, { start }: Lambda): Node =>
  start?.lambdas === 0 ? start : (newNode('literal', [], { value: literalOf(type, null) }) as Node)

/**
 * Makes a column of any node of some rules: one that stands in lambdas becomes the list of what it is for each of their
 * elements. What a lambda made before is taken to be what it begins with.
 */
export const closedIn = (roots: readonly Node[]): ((node: Node) => Node) => {
  const lambdas = lambdasOf(roots)
  return (node) => {
    let of = node
    let at = node
    for (let variable = innermost(of); variable !== undefined; variable = innermost(of)) {
      const { level } = variable.constants
      const around =
        lambdas.find((lambda) => [lambda.level, lambda.before].includes(level) && lambda.inside.has(at)) ??
        refuse(`nothing binds a variable of ${node.operation}`)
      if (around.before === level)
        of = replaceNodes(of, new Map([[variable as Node, startOf(variable as Node, around)]]))
      else of = bind('transform', around.list, variable, of) as Node
      if (of.free.every(({ constants }) => constants.level !== around.before)) at = around.node
    }
    return of
  }
}
