import type { Pattern, PatternNode } from '@lockstep/schema'

const parts = (node: PatternNode): readonly PatternNode[] => {
  switch (node.kind) {
    case 'alternation':
      return node.options
    case 'sequence':
      return node.items
    case 'repeat':
    case 'group':
    case 'look':
      return [node.of]
    default:
      return []
  }
}

const some = (node: PatternNode, test: (part: PatternNode) => boolean): boolean =>
  test(node) || parts(node).some((part) => some(part, test))

/** Whether a match begins where the text does, and nowhere else. */
const isAnchored = (node: PatternNode): boolean => {
  switch (node.kind) {
    case 'start':
      return true
    case 'alternation':
      return node.options.every(isAnchored)
    case 'sequence':
      return node.items[0] !== undefined && isAnchored(node.items[0])
    case 'group':
      return isAnchored(node.of)
    default:
      return false
  }
}

/**
 * Whether Java sees by a node that there are characters above U+FFFF, and then goes from one character to the next, never to a half of one.
 * By several such characters in a row it does not.
 */
const isWide = (node: PatternNode): boolean =>
  node.kind === 'literal'
    ? node.codePoints.length === 1 && Number(node.codePoints[0]) > 0xffff
    : node.kind === 'class' && (node.ranges.at(-1)?.[1] ?? 0) > 0xffff

/** Takes nothing, and makes Java go from one character to the next. */
export const byCharacter = '\\x{10ffff}{0}'

/** Whether Java would find an empty match between the halves of a character, where it looks ahead or behind. */
export const mayHalve = ({ tree, canMatchEmpty }: Pattern): boolean =>
  canMatchEmpty && some(tree, ({ kind }) => kind === 'look') && !isAnchored(tree) && !some(tree, isWide)
