/** Draws that depend on nothing but the seed, on every machine. */
export interface Random {
  /** A number from 0, inclusive, to 1, exclusive. */
  readonly unit: () => number
  /** A whole number from one bound to another, both inclusive. */
  readonly whole: (from: number, to: number) => number
  /** One of some values. */
  readonly pick: <T>(values: readonly [T, ...T[]]) => T
  /** Whether an event of some probability happens. */
  readonly chance: (probability: number) => boolean
}

/** The mulberry32 generator: 32 bits of state, enough for test data. */
export const seeded = (seed: number): Random => {
  let state = seed | 0
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1))
  return {
    unit,
    whole,
    pick: (values) => values[whole(0, values.length - 1)] ?? values[0],
    chance: (probability) => unit() < probability,
  }
}
