import type { RulesMeaning } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import type { Fusion } from './fusion.js'

/** Rules that have a kernel of their own: what they stand for is not computed. */
export const ruledBy =
  (kernels: RulesMeaning<Kernel>): Fusion =>
  (node) => {
    if (node.operation !== 'rule') return null
    const kernel = Object.hasOwn(kernels, node.rule) ? kernels[node.rule] : undefined
    return kernel === undefined ? null : { holes: node.children, kernel: (...of) => kernel(node, ...of) }
  }
