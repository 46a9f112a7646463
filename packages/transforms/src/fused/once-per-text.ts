import type { Node } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import { fewTexts } from '../column/dictionary-encode.js'
import { pattern } from '../kernels/pattern/pattern.js'
import type { Fused } from './fusion.js'

/** Text of few different values by way of a dictionary. */
const asFew =
  (of: Kernel): Kernel =>
  (frame) => {
    const column = of(frame)
    return column.layout === 'text' ? (fewTexts(column) ?? column) : column
  }

/** Replacing and extracting cost more than telling texts apart: once for each of few different ones. */
export const oncePerText = (node: Node): Fused | null => {
  switch (node.operation) {
    case 'regexpReplace':
      return { holes: [node.children[0]], kernel: (of) => pattern.regexpReplace(node, asFew(of)) }
    case 'regexpExtract':
      return { holes: [node.children[0]], kernel: (of) => pattern.regexpExtract(node, asFew(of)) }
    default:
      return null
  }
}
