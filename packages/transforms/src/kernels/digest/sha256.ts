import { cubeRoots, squareRoots } from './fractions.js'
import type { Digest } from './message.js'

const roots = squareRoots()
const constants = cubeRoots().filter((_, at) => at % 2 === 0)
const schedule = new Int32Array(64)

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

const spread = (view: DataView, at: number): void => {
  for (let step = 0; step < 16; step++) schedule[step] = view.getInt32(at + 4 * step, false)
  for (let step = 16; step < 64; step++) {
    const early = schedule[step - 15] as number
    const late = schedule[step - 2] as number
    const one = ((schedule[step - 16] as number) + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3))) | 0
    const other = ((schedule[step - 7] as number) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))) | 0
    schedule[step] = (one + other) | 0
  }
}

const add = (state: Int32Array, view: DataView, at: number): void => {
  spread(view, at)
  let [a, b, c, d] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number]
  let [e, f, g, h] = [state[4] as number, state[5] as number, state[6] as number, state[7] as number]
  for (let step = 0; step < 64; step++) {
    const mixed = ((turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))) | 0
    const word = ((constants[step] as number) + (schedule[step] as number)) | 0
    const one = (((h + mixed) | 0) + word) | 0
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
  state[0] = ((state[0] as number) + a) | 0
  state[1] = ((state[1] as number) + b) | 0
  state[2] = ((state[2] as number) + c) | 0
  state[3] = ((state[3] as number) + d) | 0
  state[4] = ((state[4] as number) + e) | 0
  state[5] = ((state[5] as number) + f) | 0
  state[6] = ((state[6] as number) + g) | 0
  state[7] = ((state[7] as number) + h) | 0
}

/** FIPS 180-4: SHA-256, or SHA-224, whose words begin with the lower halves of other roots. */
export const sha256 = (bits: 224 | 256): Digest => {
  const first = Int32Array.from(
    { length: 8 },
    (_, at) => roots[bits === 256 ? 2 * at : 17 + 2 * at] as number,
  )
  const state = new Int32Array(8)
  return {
    block: 64,
    bigEndian: true,
    state,
    words: bits / 32,
    begin: () => state.set(first),
    add: (view, at) => add(state, view, at),
  }
}
