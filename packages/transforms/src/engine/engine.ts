import type { Meaning } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import type { Fusion } from '../fused/fusion.js'
import type { Memory } from '../relations/distinct/memory.js'
import type { KeepOne, QuestionEngine } from './rows.js'

/** What tables are cleaned by. */
export interface Engine {
  /** A kernel for each operation. */
  readonly meaning: Meaning<Kernel>
  /** Kernels for several operations at once, found by structure. */
  readonly fusions: readonly Fusion[]
  /** Makes a memory for each `distinct`. */
  readonly remember: () => Memory
  /** Makes what keeps one row of those with the same keys. */
  readonly keepOne: KeepOne
  /** What joins, groups and sorts; left out where only tables are cleaned. */
  readonly questions?: QuestionEngine
}
