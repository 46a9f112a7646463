import type { Meaning } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import type { Fusion } from '../fused/fusion.js'
import { fusions } from '../fused/fusions.js'
import { kernels } from '../kernels/index.js'

/** What rules are computed by: a kernel for each operation, and fused ones for some that are found by structure. */
export interface Engine {
  readonly meaning: Meaning<Kernel>
  readonly fusions: readonly Fusion[]
}

/** Lockstep's own. */
export const engine: Engine = { meaning: kernels, fusions }
