import type { Node } from '@lockstep/schema'
import type { Kernel } from './column.js'
import { laterFormats } from './fused/formats.js'
import { oncePerText } from './fused/once.js'
import { strip } from './fused/strip.js'
import { suffixNumber } from './fused/suffix.js'
import { widenedSum } from './fused/widened.js'

/** One kernel for a node and some nodes below it, down to those that it reads. */
export interface Fused {
  readonly holes: readonly Node[]
  readonly kernel: (of: Kernel, second: Kernel) => Kernel
}

/** Finds by its structure a rule that one kernel computes, and gives the same cells as its operations one by one. */
export type Fusion = (node: Node) => Fused | null

/** Every fused rule; the first that fits a node is taken. */
export const fusions: readonly Fusion[] = [suffixNumber, strip, oncePerText, laterFormats, widenedSum]
