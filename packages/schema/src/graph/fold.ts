import type { Node, NodeOf } from './node.js'
import { type Children, type Operation, operations } from './operations/index.js'

/** What every operation means: a function from a node and what its children mean to an `R`. */
export type Meaning<R> = { readonly [K in Operation]: (node: NodeOf<K>, ...of: Children<K, R>) => R }

/** What the operations of one family mean. */
export type MeaningOf<R, K extends Operation> = { readonly [O in K]: Meaning<R>[O] }

/**
 * Walks a graph from its leaves up, each node once, without recursion: the only walk there is. The returned function
 * remembers, so that several roots share what they have in common. What is `known` already is not gone into.
 */
export const walk = <N, R>(
  childrenOf: (node: N) => readonly N[],
  means: (node: N, of: readonly R[]) => R,
  known: Iterable<readonly [N, R]> = [],
): ((root: N) => R) => {
  const made = new Map<N, R>(known)
  return (root) => {
    const open: N[] = [root]
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const children = made.has(node) ? [] : childrenOf(node)
      const missing = children.filter((child) => !made.has(child))
      if (missing.length > 0) {
        open.push(...missing.toReversed())
        continue
      }
      const of = children.map((child) => made.get(child) as R)
      if (!made.has(node)) made.set(node, means(node, of))
      open.pop()
    }
    return made.get(root) as R
  }
}

/** Walks rules: what a root means, by what its operations mean. */
export const fold = <R>(meaning: Meaning<R>): ((root: Node) => R) =>
  walk(
    (node: Node) => node.children,
    (node, of) => (meaning[node.operation] as (node: Node, ...of: readonly R[]) => R)(node, ...of),
  )

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
