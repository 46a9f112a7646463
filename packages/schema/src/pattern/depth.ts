import type { PatternNode, PatternNodeOf } from './tree.js'

/**
 * The most stack frames of Java's matcher that a pattern may need. A thread of Spark has 1 MiB of stack by default. A frame took
 * up to 180 bytes of it, so 2,000 take 360 kB. An overflow ends the executor, not the row.
 */
export const mostFrames = 2_000

/** The number of UTF-16 units that a node matches; undefined where it varies. */
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
    case 'look':
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
export const goesOneWay = (node: PatternNode): boolean => {
  switch (node.kind) {
    case 'sequence':
      return node.items.every(goesOneWay)
    case 'repeat':
      return node.min === node.max && goesOneWay(node.of)
    default:
      return node.kind !== 'alternation' && node.kind !== 'group'
  }
}

/** The number of frames that each further repeat of a node adds; 0 where Java repeats it in a loop. */
export const framesPerRepeat = ({ of, min, max, greedy }: PatternNodeOf<'repeat'>): number => {
  const unbounded = max === Number.POSITIVE_INFINITY
  if (max === 1) return 0
  if (!goesOneWay(of)) return frames(of) + 3
  if (min === max || !greedy || width(of) !== undefined) return 0
  return isOneCodePoint(of) ? (unbounded ? 0 : 1) : 2
}

/** The most frames of stack that Java's matcher needs for a node; Infinity where it depends on the text. */
export const frames = (node: PatternNode): number => {
  switch (node.kind) {
    case 'group':
      return 2 + frames(node.of)
    case 'look':
      return 3 + frames(node.of)
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
