import { type Meaning, type Node, nodesOf } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import type { Fusion } from '../fused/fusion.js'

/** What is computed for a node, and of what. */
export interface NodeStep {
  readonly node: Node
  readonly of: readonly Node[]
  /** The nodes without free variables that are read for it: of `of`, or by what of it stands in a lambda. */
  readonly reads: readonly Node[]
  readonly make: (...of: readonly Kernel[]) => Kernel
}

const stepOf = (
  node: Node,
  meaning: Meaning<Kernel>,
  fusions: readonly Fusion[],
): Omit<NodeStep, 'reads'> => {
  for (const fusion of fusions) {
    const fused = fusion(node)
    if (fused !== null) return { node, of: fused.holes, make: fused.kernel as NodeStep['make'] }
  }
  if (node.operation === 'rule') return { node, of: [node.means], make: (of) => of as Kernel }
  const means = meaning[node.operation] as (node: Node, ...of: readonly Kernel[]) => Kernel
  return { node, of: node.children, make: (...of) => means(node, ...of) }
}

const withReads = (steps: readonly Omit<NodeStep, 'reads'>[]): readonly NodeStep[] => {
  const inLambdas = new Map<Node, readonly Node[]>()
  return steps.map((step) => {
    const reads = step.of.flatMap((node) => inLambdas.get(node) ?? node)
    if (step.node.free.length > 0) inLambdas.set(step.node, [...new Set(reads)])
    return { ...step, reads }
  })
}

/** The steps that some roots need, each once, from the leaves up: what is fused needs its holes and not its children. */
export const stepsOf = (
  roots: readonly Node[],
  meaning: Meaning<Kernel>,
  fusions: readonly Fusion[],
): readonly NodeStep[] => {
  const needed = new Set(roots)
  const steps: Omit<NodeStep, 'reads'>[] = []
  for (const node of nodesOf(roots).toReversed()) {
    if (!needed.has(node)) continue
    const step = stepOf(node, meaning, fusions)
    steps.push(step)
    for (const each of step.of) needed.add(each)
  }
  return withReads(steps.reverse())
}

/** For each step, the steps whose columns no later one reads. */
export const lastUses = (
  steps: readonly NodeStep[],
  roots: readonly Node[],
): readonly (readonly Node[])[] => {
  const kept = new Set(roots)
  return steps
    .toReversed()
    .map(({ reads }) => {
      const last = reads.filter((node) => !kept.has(node))
      for (const node of last) kept.add(node)
      return [...new Set(last)]
    })
    .reverse()
}
