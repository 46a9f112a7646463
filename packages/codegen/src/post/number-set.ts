/** A set of whole numbers, kept as ranges: it takes the more room the more gaps it has. */
export interface NumberSet {
  readonly has: (value: number) => boolean
  readonly add: (from: number, to?: number) => void
  /** How many numbers are in it. */
  readonly size: () => number
  /** `1-100,105` */
  readonly text: () => string
}

/** An empty set. */
export const numberSet = (): NumberSet => {
  // Sorted; no range touches the next.
  const starts: number[] = []
  const ends: number[] = []
  let count = 0

  /** The first range that ends at a number or after it. */
  const reaching = (value: number): number => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < value) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    has: (value) => (starts[reaching(value)] ?? Number.POSITIVE_INFINITY) <= value,
    add: (from, to = from) => {
      const first = reaching(from - 1)
      let [start, end, last] = [from, to, first]
      while (last < starts.length && (starts[last] ?? 0) <= to + 1) {
        start = Math.min(start, starts[last] ?? start)
        end = Math.max(end, ends[last] ?? end)
        count -= (ends[last] ?? 0) - (starts[last] ?? 0) + 1
        last++
      }
      starts.splice(first, last - first, start)
      ends.splice(first, last - first, end)
      count += end - start + 1
    },
    size: () => count,
    text: () =>
      starts
        .map((start, place) => (start === ends[place] ? `${start}` : `${start}-${ends[place]}`))
        .join(','),
  }
}

/** The ranges of a text, or nothing where it is none of `text()`. */
export const rangesIn = (text: string): readonly (readonly [from: number, to: number])[] | undefined => {
  const found: (readonly [number, number])[] = []
  for (const part of text.split(',')) {
    const { from, to = from } =
      /^(?<from>[1-9][0-9]{0,15})(?:-(?<to>[1-9][0-9]{0,15}))?$/u.exec(part)?.groups ?? {}
    if (from === undefined || Number(to) < Number(from)) return undefined
    found.push([Number(from), Number(to)])
  }
  return found
}
