import type { Pattern, PatternNode } from '@lockstep/schema'
import { holds } from '../../bytes/equal.js'
import { far } from '../../bytes/find.js'
import type { TextColumn } from '../../column/column.js'

const utf8 = new TextEncoder()

/** Bytes that stand in every match, and where: at the start of the text, at its end, or anywhere. */
export interface Needed {
  readonly place: 'start' | 'end' | 'anywhere'
  readonly bytes: Uint8Array
  /** Whether these bytes there are all that the pattern asks for. */
  readonly all: boolean
  /** Whether each match begins with them. */
  readonly begins: boolean
}

/** Where in the bytes from one place to another that which is needed stands first, or -1. */
export type Place = (bytes: Uint8Array, from: number, to: number) => number

/** What bytes that are no UTF-8 are decoded to: they can hold it without its own bytes. */
const replacementCharacter = 0xfffd

const itemsOf = (node: PatternNode): readonly PatternNode[] =>
  node.kind === 'sequence' ? node.items : [node]

/** What a pattern needs, found in its outermost sequence; null where it needs nothing so plain. */
export const requiredLiteral = ({ tree }: Pattern): Needed | null => {
  const items = itemsOf(tree)
  const place = (index: number): Needed['place'] => {
    if (index === 1 && items[0]?.kind === 'start') return 'start'
    return index === items.length - 2 && items[index + 1]?.kind === 'end' ? 'end' : 'anywhere'
  }
  const found = items.flatMap((item, index): readonly Needed[] => {
    if (item.kind !== 'literal' || item.codePoints.includes(replacementCharacter)) return []
    const bytes = utf8.encode(String.fromCodePoint(...item.codePoints))
    const all = items.length === (place(index) === 'anywhere' ? 1 : 2)
    return [{ place: place(index), bytes, all, begins: index === 0 }]
  })
  const best =
    found.find(({ place }) => place === 'start') ??
    found.find(({ begins }) => begins) ??
    found.find(({ place }) => place === 'end')
  return best ?? found.toSorted((one, other) => other.bytes.length - one.bytes.length)[0] ?? null
}

/** By Horspool: the byte under the last one of the part tells how many places the part may move on. */
const within = (part: Uint8Array): Place => {
  const size = part.length
  const last = size - 1
  const steps = new Uint8Array(256).fill(Math.min(size, 255))
  for (let at = 0; at < last; at++) steps[part[at] as number] = Math.min(last - at, 255)
  const end = part[last] as number
  return (bytes, from, to) => {
    for (let at = from + last; at < to; ) {
      const byte = bytes[at] as number
      if (byte === end && holds(bytes, at - last, part, 0, last)) return at - last
      at += steps[byte] as number
    }
    return -1
  }
}

/** After this many cells in a row without it, it is looked for in all cells at once. */
const fewMisses = 4

/** Finds a part in one cell after the other: where it is rare, by looking far ahead. */
const ahead = (part: Uint8Array, near: Place, { length, offsets, bytes }: TextColumn): Place => {
  const all = bytes.subarray(0, offsets[length])
  let misses = 0
  /** The part does not occur from the last cell that was looked at up to this place. */
  let next = -1
  return (_, from, to) => {
    if (next < from && misses < fewMisses) {
      const at = near(bytes, from, to)
      misses = at < 0 ? misses + 1 : 0
      return at
    }
    if (next < from) {
      next = far(all, part, from)
      if (next < to) misses = 0
    }
    return next + part.length <= to ? next : -1
  }
}

/** Finds something in the cells of a column, if they are asked for in order. */
export type Finder = (column: TextColumn) => Place

/** How what is needed is found. */
export const finder = ({ place, bytes: part }: Needed): Finder => {
  const size = part.length
  if (place === 'anywhere') {
    const near = within(part)
    return (column) => ahead(part, near, column)
  }
  const found: Place =
    place === 'start'
      ? (bytes, from, to) => (to - from >= size && holds(bytes, from, part, 0, size) ? from : -1)
      : (bytes, from, to) => (to - from >= size && holds(bytes, to - size, part, 0, size) ? to - size : -1)
  return () => found
}

/** How a pattern's matches are narrowed down: how what they need is found, and whether they begin with it. */
export interface Hints {
  readonly finds: Finder | null
  readonly begins: boolean
}

/** The hints of what is needed; for matches that are found from the end of a text, only if it is seen at once. */
export const finderHints = (need: Needed | null, fromEnd: boolean): Hints =>
  need === null || (fromEnd && need.place === 'anywhere')
    ? { finds: null, begins: false }
    : { finds: finder(need), begins: need.begins && !fromEnd }
