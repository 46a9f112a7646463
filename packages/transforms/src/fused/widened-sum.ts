import type { Node } from '@lockstep/schema'
import { longArithmetic } from '../kernels/number/arithmetic.js'
import { perTwo } from '../kernels/shared/apply.js'
import type { Fused } from './fusion.js'

/** The int that became a long; any other long as it is. */
const beforeWidening = (node: Node): Node => {
  const [of] = node.children
  return node.operation === 'tryCast' && of?.type.kind === 'int' ? of : node
}

/** Sums and differences of longs: those that were ints are read as ints. */
export const widenedSum = (node: Node): Fused | null => {
  if (node.operation !== 'tryAdd' && node.operation !== 'trySubtract') return null
  const holes = node.children.map(beforeWidening)
  if (node.type.kind !== 'long' || holes.every(({ type }) => type.kind === 'long')) return null
  const compute = longArithmetic(node.operation === 'tryAdd' ? 'sum' : 'difference')
  return { holes, kernel: (...of) => perTwo(of, compute) }
}
