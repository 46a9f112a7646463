import type { Node, NodeOf } from './node.js'
import { type Children, type Operation, operations } from './operations/index.js'

/** What every operation means: a function from a node and what its children mean to an `R`. */
export type Meaning<R> = { readonly [K in Operation]: (node: NodeOf<K>, ...of: Children<K, R>) => R }

/** What the operations of one family mean. */
export type MeaningOf<R, K extends Operation> = { readonly [O in K]: Meaning<R>[O] }

/**
 * Walks a graph from its leaves up, each node once, without recursion. The returned function remembers, so that
 * several roots share what they have in common.
 */
export const fold = <R>(meaning: Meaning<R>): ((root: Node) => R) => {
  const known = new Map<Node, R>()
  const means = (node: Node): R => {
    const of = node.children.map((child) => known.get(child) as R)
    return (meaning[node.operation] as (node: Node, ...of: R[]) => R)(node, ...of)
  }
  return (root) => {
    const open: Node[] = [root]
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const missing = known.has(node) ? [] : node.children.filter((child) => !known.has(child))
      if (missing.length > 0) {
        open.push(...missing.toReversed())
        continue
      }
      if (!known.has(node)) known.set(node, means(node))
      open.pop()
    }
    return known.get(root) as R
  }
}

/** The meaning that treats every operation alike. */
export const alike = <R>(means: (node: Node, of: readonly R[]) => R): Meaning<R> =>
  Object.fromEntries(
    Object.keys(operations).map((operation) => [operation, (node: Node, ...of: R[]) => means(node, of)]),
  ) as { readonly [K in Operation]: unknown } as Meaning<R>

/** The nodes that some roots are made of, each once, children before parents. */
export const nodesOf = (roots: readonly Node[]): readonly Node[] => {
  const nodes: Node[] = []
  const visit = fold(alike<void>((node) => void nodes.push(node)))
  roots.forEach(visit)
  return nodes
}
