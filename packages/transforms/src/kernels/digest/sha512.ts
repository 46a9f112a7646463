import { cubeRoots, squareRoots } from './fractions.js'
import type { Digest } from './plain.js'

// A word of 64 bits is two of 32 here: the higher one and the lower one, which stand in this order in arrays.

const roots = squareRoots()
/** What each round adds, two words each, the higher one first. */
export const constants512: Int32Array = cubeRoots()
const rounds = 80
const schedule = new Int32Array(2 * rounds)

const wordValues = 0x100000000

/**
 * One half of a word turned to the right by less than 32 bits: the higher one of the halves in order, the lower one of the halves
 * changed. A turn by 32 bits more changes them again.
 */
const turn = (half: number, other: number, by: number): number => (half >>> by) | (other << (32 - by))

const spread = (block: Int32Array): void => {
  schedule.set(block)
  for (let half = 32; half < 2 * rounds; half += 2) {
    const early = schedule[half - 30] as number
    const earlyLow = schedule[half - 29] as number
    const late = schedule[half - 4] as number
    const lateLow = schedule[half - 3] as number
    const low =
      ((schedule[half - 31] as number) >>> 0) +
      ((schedule[half - 13] as number) >>> 0) +
      ((turn(earlyLow, early, 1) ^ turn(earlyLow, early, 8) ^ turn(earlyLow, early, 7)) >>> 0) +
      ((turn(lateLow, late, 19) ^ turn(late, lateLow, 29) ^ turn(lateLow, late, 6)) >>> 0)
    schedule[half + 1] = low | 0
    schedule[half] =
      ((schedule[half - 32] as number) +
        (schedule[half - 14] as number) +
        (turn(early, earlyLow, 1) ^ turn(early, earlyLow, 8) ^ (early >>> 7)) +
        (turn(late, lateLow, 19) ^ turn(lateLow, late, 29) ^ (late >>> 6)) +
        ((low / wordValues) | 0)) |
      0
  }
}

/** Sets a word of the state to its sum with another. */
const addTo = (state: Int32Array, half: number, high: number, low: number): void => {
  const sum = ((state[half + 1] as number) >>> 0) + (low >>> 0)
  state[half + 1] = sum | 0
  state[half] = ((state[half] as number) + high + (sum >= wordValues ? 1 : 0)) | 0
}

const add = (state: Int32Array, block: Int32Array): void => {
  spread(block)
  let [a, al, b, bl] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number]
  let [c, cl, d, dl] = [state[4] as number, state[5] as number, state[6] as number, state[7] as number]
  let [e, el, f, fl] = [state[8] as number, state[9] as number, state[10] as number, state[11] as number]
  let [g, gl, h, hl] = [state[12] as number, state[13] as number, state[14] as number, state[15] as number]
  for (let half = 0; half < 2 * rounds; half += 2) {
    const low =
      (hl >>> 0) +
      ((turn(el, e, 14) ^ turn(el, e, 18) ^ turn(e, el, 9)) >>> 0) +
      (((el & fl) ^ (~el & gl)) >>> 0) +
      ((constants512[half + 1] as number) >>> 0) +
      ((schedule[half + 1] as number) >>> 0)
    const high =
      (h +
        (turn(e, el, 14) ^ turn(e, el, 18) ^ turn(el, e, 9)) +
        ((e & f) ^ (~e & g)) +
        (constants512[half] as number) +
        (schedule[half] as number) +
        ((low / wordValues) | 0)) |
      0
    const otherLow =
      ((turn(al, a, 28) ^ turn(a, al, 2) ^ turn(a, al, 7)) >>> 0) +
      (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0)
    const other =
      ((turn(a, al, 28) ^ turn(al, a, 2) ^ turn(al, a, 7)) +
        ((a & b) ^ (a & c) ^ (b & c)) +
        (otherLow >= wordValues ? 1 : 0)) |
      0
    h = g
    hl = gl
    g = f
    gl = fl
    f = e
    fl = el
    const next = (dl >>> 0) + ((low | 0) >>> 0)
    e = (d + high + (next >= wordValues ? 1 : 0)) | 0
    el = next | 0
    d = c
    dl = cl
    c = b
    cl = bl
    b = a
    bl = al
    const first = ((low | 0) >>> 0) + ((otherLow | 0) >>> 0)
    a = (high + other + (first >= wordValues ? 1 : 0)) | 0
    al = first | 0
  }
  addTo(state, 0, a, al)
  addTo(state, 2, b, bl)
  addTo(state, 4, c, cl)
  addTo(state, 6, d, dl)
  addTo(state, 8, e, el)
  addTo(state, 10, f, fl)
  addTo(state, 12, g, gl)
  addTo(state, 14, h, hl)
}

/** FIPS 180-4: SHA-512, or SHA-384, whose words begin with other roots. */
export const sha512 = (bits: 384 | 512): Digest => ({
  bits: 64,
  bigEndian: true,
  words: bits / 32,
  initial: bits === 512 ? roots.slice(0, 16) : roots.slice(16, 32),
  add,
})
