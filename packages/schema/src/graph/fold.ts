import type { Node, NodeOf, OperationNode, RuleNode } from './node.js'
import type { Children, Operation } from './operations/index.js'

/** What every operation means: a function from a node and what its children mean to an `R`. */
export type Meaning<R> = { readonly [K in Operation]: (node: NodeOf<K>, ...of: Children<K, R>) => R }

/** What the operations of one family mean. */
export type MeaningOf<R, K extends Operation> = { readonly [O in K]: Meaning<R>[O] }

/** What some rules mean, by name. All others mean what the graphs mean that they stand for. */
export type RulesMeaning<R> = Readonly<Record<string, (node: RuleNode, ...of: readonly R[]) => R>>

/**
 * Walks a graph from its leaves up, each node once, without recursion: the only walk there is. The returned function
 * remembers what it made, so that several roots share their common nodes. Nodes that are `known` are not walked.
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
      if (made.has(node)) {
        open.pop()
        continue
      }
      const children = childrenOf(node)
      const before = open.length
      for (let place = children.length - 1; place >= 0; place--) {
        const child = children[place] as N
        if (!made.has(child)) open.push(child)
      }
      if (open.length > before) continue
      made.set(
        node,
        means(
          node,
          children.map((child) => made.get(child) as R),
        ),
      )
      open.pop()
    }
    return made.get(root) as R
  }
}

/** What a rule means, given what its graph means and what its operands mean. */
export type MeaningBeside<R> = (node: RuleNode, means: R, of: readonly R[]) => R

/** Walks rules as `fold` does, by a meaning that treats every operation alike. */
export const foldAlike = <R>(
  means: (node: OperationNode, of: readonly R[]) => R,
  rules: RulesMeaning<R> = {},
  beside?: MeaningBeside<R>,
): ((root: Node) => R) => {
  const isKnown = (node: RuleNode): boolean => Object.hasOwn(rules, node.rule)
  const ruleMeans = (node: RuleNode, of: readonly R[]): R => {
    if (isKnown(node)) return (rules[node.rule] as RulesMeaning<R>[string])(node, ...of)
    const [means, ...operands] = of as readonly [R, ...R[]]
    return beside === undefined ? means : beside(node, means, operands)
  }
  const childrenOf = (node: Node): readonly Node[] => {
    if (node.operation !== 'rule' || isKnown(node)) return node.children
    return beside === undefined ? [node.means] : [node.means, ...node.children]
  }
  return walk(childrenOf, (node, of: readonly R[]) =>
    node.operation === 'rule' ? ruleMeans(node, of) : means(node, of),
  )
}

/**
 * Walks rules: what a root means, by what its operations mean, and those of its rules that have a meaning of their own.
 * With `beside`, every other rule is given what its graph means, and may mean something else.
 */
export const fold = <R>(
  meaning: Meaning<R>,
  rules: RulesMeaning<R> = {},
  beside?: MeaningBeside<R>,
): ((root: Node) => R) =>
  foldAlike(
    (node, of) => (meaning[node.operation] as (node: Node, ...of: readonly R[]) => R)(node, ...of),
    rules,
    beside,
  )

/** What a node is made of: its children, and the graph that it stands for where it is a rule. */
export const partsOfNode = (node: Node): readonly Node[] =>
  node.operation === 'rule' ? [...node.children, node.means] : node.children

/**
 * The nodes that some roots are made of, each once, children before parents; those that a rule stands for are among
 * them, before the rule.
 */
export const nodesOf = (roots: readonly Node[]): readonly Node[] => {
  const nodes: Node[] = []
  const visit = walk(partsOfNode, (node: Node) => void nodes.push(node))
  roots.forEach(visit)
  return nodes
}
