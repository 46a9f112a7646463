import type { Range } from '@lockstep/schema'

/** Where a byte from the first to the last leads: to a step of a program. */
export type Edge = readonly [first: number, last: number, to: number]

/** Adds a step that reads one byte, and gives its number. */
export type AddBytes = (edges: readonly Edge[]) => number

type Span = readonly [first: number, last: number]

/** For each length of a character in UTF-8: the marker bits of its first byte, its least code point, its greatest one. */
const lengths = [
  [0x00, 0x0, 0x7f],
  [0xc0, 0x80, 0x7ff],
  [0xe0, 0x800, 0xffff],
  [0xf0, 0x10000, 0x10ffff],
] as const

const bitsOfByte = 6

/** The spans of numbers, cut by their first digit: the digits from one to another, and what then follows. */
const byDigit = (spans: readonly Span[], bits: number): readonly [number, number, Span[]][] => {
  const rest = (1 << bits) - 1
  const cut: [number, number, Span[]][] = []
  for (const [first, last] of spans)
    for (let at = first; at <= last; ) {
      const digit = at >> bits
      const whole = (at & rest) === 0 ? ((last + 1) >> bits) - 1 : -1
      const end = whole >= digit ? (whole << bits) | rest : Math.min(last, (digit << bits) | rest)
      const before = cut.at(-1)
      if (whole < digit && before?.[1] === digit) before[2].push([at & rest, end & rest])
      else cut.push([digit, Math.max(whole, digit), [[at & rest, end & rest]]])
      at = end + 1
    }
  return cut
}

/** Ranges that meet around the surrogates, which stand in no text, as one. */
const joined = (ranges: readonly Range[]): readonly Span[] => {
  const spans: Span[] = []
  for (const [first, last] of ranges) {
    const before = spans.at(-1)
    if (first === 0xe000 && before?.[1] === 0xd7ff) spans[spans.length - 1] = [before[0], last]
    else spans.push([first, last])
  }
  return spans
}

/**
 * The bytes that one of some code points begins with, in text that is UTF-8: what never stands there is taken in
 * where that makes the edges fewer. What comes after the first byte goes through steps made with `add`, at last to `to`.
 */
export const edgesOf = (ranges: readonly Range[], to: number, add: AddBytes): readonly Edge[] => {
  const known = new Map<string, number>()
  const edges = (spans: readonly Span[], bits: number, lead: number): readonly Edge[] =>
    byDigit(spans, bits).map(([first, last, rest]) => {
      if (bits === 0) return [lead + first, lead + last, to]
      const key = `${bits} ${rest.join(' ')}`
      const step = known.get(key) ?? add(edges(rest, bits - bitsOfByte, 0x80))
      known.set(key, step)
      return [lead + first, lead + last, step]
    })
  const spans = joined(ranges)
  return lengths.flatMap(([lead, least, most], index) => {
    const within = spans
      .filter(([first, last]) => first <= most && last >= least)
      .map(
        ([first, last]): Span => [
          first <= least ? 0 : first,
          last < most ? last : index === 3 ? 0x1fffff : most,
        ],
      )
    return edges(within, index * bitsOfByte, lead)
  })
}

/** As `edgesOf` for reading backwards: the steps to begin at, one for each way that the bytes may end. */
export const stepsBack = (ranges: readonly Range[], to: number, add: AddBytes): readonly number[] => {
  const inner: (readonly Edge[])[] = []
  const begin: number[] = []
  const walk = (edges: readonly Edge[], next: number): void => {
    const lasts = edges.filter((edge) => edge[2] < 0)
    if (lasts.length > 0) begin.push(add(lasts.map(([first, last]) => [first, last, next])))
    for (const [first, last, more] of edges)
      if (more >= 0) walk(inner[more] as readonly Edge[], add([[first, last, next]]))
  }
  walk(
    edgesOf(ranges, -1, (edges) => inner.push(edges) - 1),
    to,
  )
  return begin
}
