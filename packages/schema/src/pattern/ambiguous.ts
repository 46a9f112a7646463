import type { PatternNode, Range } from './tree.js'

/** Places, and the number of ways to each: 1, or 2 for two or more. */
type Ways = ReadonlyMap<number, number>

/** What a node begins and ends with, by the places of its characters, and in how many ways it matches the empty text. */
interface Ends {
  readonly empty: number
  readonly first: Ways
  readonly last: Ways
}

/** The most repeats that are looked at: further ones add nothing new. */
const mostCopies = 12

/** The most characters of a body that is looked at. */
const mostPlaces = 240

const many = (ways: number): number => Math.min(ways, 2)

const times = (ways: Ways, by: number): Ways =>
  by === 0 ? new Map() : new Map([...ways].map(([place, count]) => [place, many(count * by)]))

const both = (one: Ways, other: Ways): Ways => {
  const sum = new Map(one)
  for (const [place, count] of other) sum.set(place, many((sum.get(place) ?? 0) + count))
  return sum
}

const nothing: Ends = { empty: 1, first: new Map(), last: new Map() }

const overlap = (one: readonly Range[], other: readonly Range[]): boolean =>
  one.some(([first, last]) => other.some(([from, to]) => first <= to && from <= last))

/** The places of the characters that a body matches, and which come after which. */
interface Places {
  readonly ranges: readonly (readonly Range[])[]
  readonly follow: readonly Ways[]
}

/** The places of a repeated body, each repeat's behind those of the one before; null where there are too many. */
const placesOf = (body: PatternNode): Places | null => {
  const ranges: (readonly Range[])[] = []
  const follow: Ways[] = []
  const link = (from: Ways, to: Ways): void => {
    for (const [place, count] of from) follow[place] = both(follow[place] ?? new Map(), times(to, count))
  }
  const place = (of: readonly Range[]): Ends => {
    const only = new Map([[ranges.push(of) - 1, 1]])
    follow.push(new Map())
    return { empty: 0, first: only, last: only }
  }
  const next = (one: Ends, other: Ends): Ends => {
    link(one.last, other.first)
    return {
      empty: many(one.empty * other.empty),
      first: both(one.first, times(other.first, one.empty)),
      last: both(other.last, times(one.last, other.empty)),
    }
  }
  const or = (one: Ends, other: Ends): Ends => ({
    empty: many(one.empty + other.empty),
    first: both(one.first, other.first),
    last: both(one.last, other.last),
  })
  const again = (node: PatternNode, count: number, each: (ends: Ends) => Ends): Ends => {
    let ends = nothing
    for (let copy = 0; copy < Math.min(count, mostCopies) && ranges.length <= mostPlaces; copy++)
      ends = next(ends, each(endsOf(node)))
    return ends
  }
  const endsOf = (node: PatternNode): Ends => {
    switch (node.kind) {
      case 'literal':
        return node.codePoints
          .slice(0, mostPlaces)
          .map((codePoint) => place([[codePoint, codePoint]]))
          .reduce(next, nothing)
      case 'class':
        return place(node.ranges)
      case 'start':
      case 'end':
      case 'look':
        return nothing
      case 'group':
        return endsOf(node.of)
      case 'alternation':
        return node.options.map(endsOf).reduce(or)
      case 'sequence':
        return node.items.map(endsOf).reduce(next, nothing)
      case 'repeat': {
        const { of, min, max } = node
        const must = again(of, min, (ends) => ends)
        if (max !== Number.POSITIVE_INFINITY) return next(must, optional(of, Math.min(max - min, mostCopies)))
        const loop = endsOf(of)
        link(loop.last, loop.first)
        return next(must, { ...loop, empty: 1 })
      }
    }
  }
  /** Each further repeat only after the one before. */
  const optional = (node: PatternNode, count: number): Ends =>
    count === 0 || ranges.length > mostPlaces
      ? nothing
      : or(nothing, next(endsOf(node), optional(node, count - 1)))
  const { first, last } = endsOf(body)
  link(last, first)
  return ranges.length > mostPlaces ? null : { ranges, follow }
}

/**
 * Whether repeats of a body can match some text in more than one way. Those of `a+` match `aa` as `aa` and as `a`, `a`. The
 * number of ways then multiplies with each repeat, and Java's matcher tries all of them. It looks for two ways that part at
 * one place and meet at another.
 */
export const isAmbiguous = (body: PatternNode): boolean => {
  const places = placesOf(body)
  if (places === null) return false
  const { ranges, follow } = places
  const count = ranges.length
  const seen = new Set<number>()
  const open: number[] = []
  const meet = (one: number, other: number): boolean => {
    if (!overlap(ranges[one] ?? [], ranges[other] ?? [])) return false
    if (one === other) return true
    const pair = Math.min(one, other) * count + Math.max(one, other)
    if (!seen.has(pair)) open.push(pair)
    seen.add(pair)
    return false
  }
  for (const ways of follow) {
    if ([...ways.values()].some((count) => count > 1)) return true
    const after = [...ways.keys()]
    for (const [index, one] of after.entries()) for (const other of after.slice(index + 1)) meet(one, other)
  }
  for (let pair = open.pop(); pair !== undefined; pair = open.pop())
    for (const one of follow[Math.floor(pair / count)]?.keys() ?? [])
      for (const other of follow[pair % count]?.keys() ?? []) if (meet(one, other)) return true
  return false
}

/** The times that the same text may be parted: the product of the bounds of ambiguous repeats within one another, or 1. */
export const partings = (node: PatternNode): number => {
  switch (node.kind) {
    case 'group':
      return partings(node.of)
    case 'alternation':
      return Math.max(...node.options.map(partings))
    case 'sequence':
      return Math.max(1, ...node.items.map(partings))
    case 'repeat':
      return partings(node.of) * (node.max > 1 && isAmbiguous(node.of) ? node.max : 1)
    default:
      return 1
  }
}
