import { cubeRoots, squareRoots } from './fractions.js'
import type { Digest } from './plain.js'

const roots = squareRoots()
/** What each round adds. */
export const constants256: Int32Array = cubeRoots()
  .filter((_, at) => at % 2 === 0)
  .slice(0, 64)
const schedule = new Int32Array(64)

const low = (word: number): number =>
  ((word >>> 2) | (word << 30)) ^ ((word >>> 13) | (word << 19)) ^ ((word >>> 22) | (word << 10))

const high = (word: number): number =>
  ((word >>> 6) | (word << 26)) ^ ((word >>> 11) | (word << 21)) ^ ((word >>> 25) | (word << 7))

const choice = (one: number, other: number, third: number): number => third ^ (one & (other ^ third))

const majority = (one: number, other: number, third: number): number =>
  (one & other) | (third & (one | other))

const spread = (block: Int32Array): void => {
  schedule.set(block)
  for (let step = 16; step < 64; step++) {
    const early = schedule[step - 15] as number
    const late = schedule[step - 2] as number
    const one = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3)
    const other = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10)
    schedule[step] = ((schedule[step - 16] as number) + one + (schedule[step - 7] as number) + other) | 0
  }
}

/** Eight steps stand one below the other, so that no word moves from one variable to the next: that is half of the time. */
const add = (state: Int32Array, block: Int32Array): void => {
  spread(block)
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let step = 0; step < 64; step += 8) {
    h = (h + high(e) + choice(e, f, g) + (constants256[step] as number) + (schedule[step] as number)) | 0
    d = (d + h) | 0
    h = (h + low(a) + majority(a, b, c)) | 0
    g =
      (g + high(d) + choice(d, e, f) + (constants256[step + 1] as number) + (schedule[step + 1] as number)) |
      0
    c = (c + g) | 0
    g = (g + low(h) + majority(h, a, b)) | 0
    f =
      (f + high(c) + choice(c, d, e) + (constants256[step + 2] as number) + (schedule[step + 2] as number)) |
      0
    b = (b + f) | 0
    f = (f + low(g) + majority(g, h, a)) | 0
    e =
      (e + high(b) + choice(b, c, d) + (constants256[step + 3] as number) + (schedule[step + 3] as number)) |
      0
    a = (a + e) | 0
    e = (e + low(f) + majority(f, g, h)) | 0
    d =
      (d + high(a) + choice(a, b, c) + (constants256[step + 4] as number) + (schedule[step + 4] as number)) |
      0
    h = (h + d) | 0
    d = (d + low(e) + majority(e, f, g)) | 0
    c =
      (c + high(h) + choice(h, a, b) + (constants256[step + 5] as number) + (schedule[step + 5] as number)) |
      0
    g = (g + c) | 0
    c = (c + low(d) + majority(d, e, f)) | 0
    b =
      (b + high(g) + choice(g, h, a) + (constants256[step + 6] as number) + (schedule[step + 6] as number)) |
      0
    f = (f + b) | 0
    b = (b + low(c) + majority(c, d, e)) | 0
    a =
      (a + high(f) + choice(f, g, h) + (constants256[step + 7] as number) + (schedule[step + 7] as number)) |
      0
    e = (e + a) | 0
    a = (a + low(b) + majority(b, c, d)) | 0
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

/** FIPS 180-4: SHA-256, or SHA-224, whose words begin with the lower halves of other roots. */
export const sha256 = (bits: 224 | 256): Digest => ({
  bits: 32,
  bigEndian: true,
  words: bits / 32,
  initial: Int32Array.from({ length: 8 }, (_, at) => roots[bits === 256 ? 2 * at : 17 + 2 * at] as number),
  add,
})
