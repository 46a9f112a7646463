import type { Node } from '@lockstep/schema'
import { ruleKernels } from '../kernels/rules.js'
import type { Fused } from './fusion.js'

/** A rule that has a kernel of its own: what it stands for is not computed. */
export const ruled = (node: Node): Fused | null => {
  if (node.operation !== 'rule') return null
  const kernel = Object.hasOwn(ruleKernels, node.rule) ? ruleKernels[node.rule] : undefined
  return kernel === undefined ? null : { holes: node.children, kernel: (...of) => kernel(node, ...of) }
}
