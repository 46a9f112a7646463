import type { Fusion } from './fusion.js'
import { laterFormats } from './later-formats.js'
import { oncePerText } from './once-per-text.js'
import { strip } from './strip/strip.js'
import { suffixNumber } from './suffix/suffix.js'
import { widenedSum } from './widened-sum.js'

/** Every fused rule; the first that fits a node is taken. */
export const fusions: readonly Fusion[] = [suffixNumber, strip, oncePerText, laterFormats, widenedSum]
