import type { Node } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'

/** One kernel for a node and some nodes below it, down to those that it reads. */
export interface Fused {
  readonly holes: readonly Node[]
  readonly kernel: (of: Kernel, second: Kernel) => Kernel
}

/** Finds by its structure a rule that one kernel computes, and gives the same cells as its operations one by one. */
export type Fusion = (node: Node) => Fused | null
