import type { Pattern, PatternNode } from '@lockstep/schema'
import { holds } from './bytes.js'
import type { Worth } from './strings.js'

const utf8 = new TextEncoder()

/** Bytes that stand in every match, and where: at the start of the text, at its end, or anywhere. */
export interface Needed {
  readonly place: 'start' | 'end' | 'anywhere'
  readonly bytes: Uint8Array
  /** Whether these bytes there are all that the pattern asks for. */
  readonly all: boolean
}

const itemsOf = (node: PatternNode): readonly PatternNode[] =>
  node.kind === 'sequence' ? node.items : [node]

/** What a pattern needs, found in its outermost sequence; null where it needs nothing so plain. */
export const needed = ({ tree }: Pattern): Needed | null => {
  const items = itemsOf(tree)
  const place = (index: number): Needed['place'] => {
    if (index === 1 && items[0]?.kind === 'start') return 'start'
    return index === items.length - 2 && items[index + 1]?.kind === 'end' ? 'end' : 'anywhere'
  }
  const found = items.flatMap((item, index): readonly Needed[] => {
    if (item.kind !== 'literal') return []
    const bytes = utf8.encode(String.fromCodePoint(...item.codePoints))
    return [{ place: place(index), bytes, all: items.length === (place(index) === 'anywhere' ? 1 : 2) }]
  })
  return found.find((each) => each.place !== 'anywhere') ?? found[0] ?? null
}

const within = (part: Uint8Array): Worth => {
  const [first] = part
  return (bytes, from, to) => {
    const last = to - part.length
    for (let at = from; at <= last; at++)
      if (bytes[at] === first && holds(bytes, at, part, 0, part.length)) return true
    return false
  }
}

/** Whether a cell has what is needed. */
export const has = ({ place, bytes: part }: Needed): Worth => {
  const size = part.length
  if (place === 'anywhere') return within(part)
  return place === 'start'
    ? (bytes, from, to) => to - from >= size && holds(bytes, from, part, 0, size)
    : (bytes, from, to) => to - from >= size && holds(bytes, to - size, part, 0, size)
}
