import { cubeRoots, squareRoots } from './fractions.js'
import type { Digest } from './message.js'

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

const spread = (schedule: Int32Array, view: DataView, at: number): void => {
  for (let step = 0; step < 16; step++) schedule[step] = view.getInt32(at + 4 * step, false)
  for (let step = 16; step < 64; step++) {
    const early = schedule[step - 15] as number
    const late = schedule[step - 2] as number
    schedule[step] =
      (schedule[step - 16] as number) +
      (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
      (schedule[step - 7] as number) +
      (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))
  }
}

/** FIPS 180-4: SHA-256, or SHA-224, whose words begin with the lower halves of other roots. */
export const sha256 = (bits: 224 | 256): Digest => {
  const roots = squareRoots()
  const first = Int32Array.from(
    { length: 8 },
    (_, at) => roots[bits === 256 ? 2 * at : 17 + 2 * at] as number,
  )
  const constants = cubeRoots().filter((_, at) => at % 2 === 0)
  const schedule = new Int32Array(64)
  const state = new Int32Array(8)
  const add = (view: DataView, at: number): void => {
    spread(schedule, view, at)
    let [a, b, c, d] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number]
    let [e, f, g, h] = [state[4] as number, state[5] as number, state[6] as number, state[7] as number]
    for (let step = 0; step < 64; step++) {
      const one =
        (h +
          (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
          ((e & f) ^ (~e & g)) +
          (constants[step] as number) +
          (schedule[step] as number)) |
        0
      const other = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + other) | 0
    }
    state[0] = (state[0] as number) + a
    state[1] = (state[1] as number) + b
    state[2] = (state[2] as number) + c
    state[3] = (state[3] as number) + d
    state[4] = (state[4] as number) + e
    state[5] = (state[5] as number) + f
    state[6] = (state[6] as number) + g
    state[7] = (state[7] as number) + h
  }
  return { block: 64, bigEndian: true, state, words: bits / 32, begin: () => state.set(first), add }
}
