import { complement } from './ranges.js'
import type { Pattern, PatternNode, PatternNodeOf, Range } from './tree.js'

/** Texts that a node matches, and texts that it only nearly does; the first of each are the plainest. */
interface Tries {
  readonly hits: readonly string[]
  readonly misses: readonly string[]
}

const most = 24
const longest = 200

const favourites = [...'aZ5 -é😀\n\u0085\u2028'].map((character) => Number(character.codePointAt(0)))

const few = (texts: readonly string[], count: number = most): readonly string[] =>
  [...new Set(texts)].slice(0, count)

const textOf = (codePoints: readonly number[]): string => String.fromCodePoint(...codePoints)

const members = (ranges: readonly Range[], count: number): readonly string[] => {
  const isMember = (codePoint: number) =>
    ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
  return few(
    [...favourites.filter(isMember), ...ranges.flat()].map((each) => textOf([each])),
    count,
  )
}

/** What stands just outside the ranges. */
const neighbours = (ranges: readonly Range[]): readonly string[] => {
  const outside = complement(ranges)
  const ends = outside.flatMap(([first, last]) => [last, first]).filter((each) => each > 0 && each < 0x10ffff)
  return few([...ends.map((each) => textOf([each])), ...members(outside, 3)], 6)
}

/** The plainest of each, but for one, which takes each of some others in turn. */
const vary = (plainest: readonly string[], others: (index: number) => readonly string[]): readonly string[] =>
  plainest.flatMap((_, index) => others(index).map((other) => plainest.with(index, other).join('')))

const times = (text: string, count: number): string =>
  text.repeat(text === '' ? 0 : Math.min(count, Math.ceil(longest / text.length)))

const repeated = ({ of, min, max }: PatternNodeOf<'repeat'>): Tries => {
  const { hits, misses } = tries(of)
  const [plain = ''] = hits
  const counts = [Math.max(min, 1), min, min + 1, max === Number.POSITIVE_INFINITY ? min + 3 : max]
  const mixed = times(hits.join(''), 1)
  return {
    hits: few([
      ...counts.filter((count) => count <= max).map((count) => times(plain, count)),
      ...hits.map((hit) => times(hit, Math.max(min, 1))),
      ...(hits.length >= min && hits.length <= max ? [mixed] : []),
    ]),
    misses: few([
      ...(min > 0 ? [times(plain, min - 1)] : []),
      ...(max === Number.POSITIVE_INFINITY ? [] : [times(plain, max + 1)]),
      ...misses.map((miss) => plain + miss),
      ...misses,
    ]),
  }
}

const tries = (node: PatternNode): Tries => {
  switch (node.kind) {
    case 'literal': {
      const text = textOf(node.codePoints)
      const cut = textOf(node.codePoints.slice(0, -1))
      return { hits: [text], misses: few([cut, text.toUpperCase(), text.toLowerCase(), `${cut}x`]) }
    }
    case 'class':
      return { hits: members(node.ranges, 8), misses: neighbours(node.ranges) }
    case 'start':
      return { hits: [''], misses: ['x', '\n', ' '] }
    case 'end':
      return { hits: [''], misses: ['\n', 'x', '\r\n', '\u2028', '\u0085'] }
    case 'look': {
      const { hits, misses } = tries(node.of)
      return { hits: [''], misses: few([...misses, ...hits], 6) }
    }
    case 'group':
      return tries(node.of)
    case 'alternation': {
      const options = node.options.map(tries)
      return {
        hits: few([
          ...options.flatMap(({ hits }) => hits.slice(0, 1)),
          ...options.flatMap(({ hits }) => hits),
        ]),
        misses: few(options.flatMap(({ misses }) => misses)),
      }
    }
    case 'sequence': {
      const items = node.items.map(tries)
      const plainest = items.map(({ hits: [plain = ''] }) => plain)
      return {
        hits: few([plainest.join(''), ...vary(plainest, (index) => items[index]?.hits ?? [])]),
        misses: few(vary(plainest, (index) => items[index]?.misses ?? [])),
      }
    }
    case 'repeat':
      return repeated(node)
  }
}

/**
 * Some texts worth trying on a pattern: texts that it matches, such texts among others, and near misses. Always the
 * same for the same pattern, at most 60, well-formed.
 */
export const patternExamples = ({ tree }: Pattern): readonly string[] => {
  const { hits, misses } = tries(tree)
  const [plain = ''] = hits
  const among = [`${plain}${plain}`, `x${plain} ${plain}\n`, `😀${plain}😀`, '']
  return few([...hits, ...among, ...misses], 60)
}
