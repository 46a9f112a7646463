import { ruleKernels } from '../kernels/rules.js'
import type { Fusion } from './fusion.js'
import { laterFormats } from './later-formats.js'
import { oncePerText } from './once-per-text.js'
import { ruledBy } from './ruled.js'
import { widenedSum } from './widened-sum.js'

/** What is found by its structure. */
export const structures: { readonly [K in 'oncePerText' | 'laterFormats' | 'widenedSum']: Fusion } = {
  oncePerText,
  laterFormats,
  widenedSum,
}

/** Every fused rule; the first that fits a node is taken. */
export const fusions: readonly Fusion[] = [ruledBy(ruleKernels), ...Object.values(structures)]
