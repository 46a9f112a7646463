import type { Node } from '@lockstep/schema'
import type { Fused } from '../fused.js'
import { number } from '../kernels/number.js'

/** The int that became a long; any other node as it is. */
const beforeWidening = (node: Node): Node => {
  if (node.operation !== 'tryCast' || node.type.kind !== 'long') return node
  const [of] = node.children
  return of.type.kind === 'int' ? of : node
}

/** Sums and differences of longs: those that were ints are read as ints. */
export const widenedSum = (node: Node): Fused | null => {
  if (node.operation !== 'tryAdd' && node.operation !== 'trySubtract') return null
  if (node.type.kind !== 'long') return null
  const holes = node.children.map(beforeWidening)
  if (holes.every((hole, index) => hole === node.children[index])) return null
  return {
    holes,
    kernel: (left, right) =>
      node.operation === 'tryAdd' ? number.tryAdd(node, left, right) : number.trySubtract(node, left, right),
  }
}
