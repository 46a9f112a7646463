import type { PatternNode, PatternNodeOf } from './tree.js'

/**
 * The most stack frames of Java's matcher that a pattern may need. A thread of Spark has 1 MiB of stack unless told
 * otherwise; a frame took up to 180 bytes of it, and an overflow ends the executor, not the row.
 */
export const mostFrames = 2_000

/** How many UTF-16 units a node matches, or undefined where that varies. */
const width = (node: PatternNode): number | undefined => {
  const units = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1)
  switch (node.kind) {
    case 'literal':
      return node.codePoints.reduce((sum, codePoint) => sum + units(codePoint), 0)
    case 'class': {
      const widths = new Set(node.ranges.flat().map(units))
      const [only] = widths
      return widths.size === 1 ? only : undefined
    }
    case 'start':
    case 'end':
      return 0
    case 'sequence': {
      const widths = node.items.map(width)
      return widths.reduce(
        (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
        0,
      )
    }
    case 'repeat': {
      const each = width(node.of)
      return each !== undefined && node.min === node.max ? each * node.min : undefined
    }
    default:
      return undefined
  }
}

/** Whether a node matches exactly one code point. */
export const isOneCodePoint = (node: PatternNode): boolean =>
  node.kind === 'class' || (node.kind === 'literal' && node.codePoints.length === 1)

/** Whether a body can match in one way only, so that Java repeats it in a loop instead of calling itself. */
const isFixed = (node: PatternNode): boolean => {
  switch (node.kind) {
    case 'sequence':
      return node.items.every(isFixed)
    case 'repeat':
      return node.min === node.max && isFixed(node.of)
    default:
      return node.kind !== 'alternation' && node.kind !== 'group'
  }
}

/** How many frames each further repeat of a node adds; 0 where it is a loop. */
export const framesPerRepeat = ({ of, min, max, greedy }: PatternNodeOf<'repeat'>): number => {
  const unbounded = max === Number.POSITIVE_INFINITY
  if (max === 1) return 0
  if (!isFixed(of)) return frames(of) + 3
  if (min === max || !greedy || width(of) !== undefined) return 0
  return isOneCodePoint(of) ? (unbounded ? 0 : 1) : 2
}

/** How many frames of stack Java's matcher needs for a node at most, Infinity where the text decides. */
export const frames = (node: PatternNode): number => {
  switch (node.kind) {
    case 'group':
      return 2 + frames(node.of)
    case 'alternation':
      return 4 + Math.max(...node.options.map(frames))
    case 'sequence':
      return node.items.reduce((sum, item) => sum + frames(item), 0)
    case 'repeat': {
      const each = framesPerRepeat(node)
      const once = isOneCodePoint(node.of) ? 2 : 4 + frames(node.of)
      return once + (each === 0 ? 0 : each * node.max)
    }
    default:
      return 1
  }
}
