/** What is drawn from a seed: the same on every machine. */
export interface Chance {
  readonly int: (least: number, most: number) => number
  readonly of: <T>(values: readonly T[]) => T
  /** Whether it happens, once in so many. */
  readonly once: (many: number) => boolean
}

/** Chance from a seed (mulberry32). */
export const chanceFrom = (seed: number): Chance => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    of: (values) => values[int(0, values.length - 1)] as never,
    once: (many) => int(1, many) === 1,
  }
}
