import type { Fusion } from './fusion.js'
import { laterFormats } from './later-formats.js'
import { oncePerText } from './once-per-text.js'
import { ruled } from './ruled.js'
import { widenedSum } from './widened-sum.js'

/** Every fused rule; the first that fits a node is taken. */
export const fusions: readonly Fusion[] = [ruled, oncePerText, laterFormats, widenedSum]
