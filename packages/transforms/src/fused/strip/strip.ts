import { escapeText, type Node } from '@lockstep/schema'
import { perText } from '../../kernels/shared/apply.js'
import type { Fused } from '../fusion.js'
import { stripOf } from './stripped.js'

/** A text that cells lose where they begin, or end, with it. */
interface Affix {
  readonly place: 'start' | 'end'
  readonly bytes: Uint8Array
}

const utf8 = new TextEncoder()

const affixOf = (node: Node): Affix | null => {
  if (node.operation !== 'regexpReplace' || node.constants.replacement !== '') return null
  const { tree, source } = node.constants.pattern
  if (tree.kind !== 'sequence' || tree.items.length !== 2) return null
  const literal = tree.items.find((item) => item.kind === 'literal')
  if (literal === undefined) return null
  const text = String.fromCodePoint(...literal.codePoints)
  const bytes = utf8.encode(text)
  if (source === `^${escapeText(text)}`) return { place: 'start', bytes }
  return source === `${escapeText(text)}$` ? { place: 'end', bytes } : null
}

/** `stripPrefix` and `stripSuffix`. */
export const strip = (node: Node): Fused | null => {
  const affix = affixOf(node)
  if (affix === null) return null
  const stripped = stripOf(affix.bytes, affix.place === 'end')
  return {
    holes: [node.children[0] as Node],
    kernel: (of) => perText(of, stripped),
  }
}
