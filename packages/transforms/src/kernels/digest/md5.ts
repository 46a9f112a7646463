import type { Digest } from './plain.js'

/** What each step adds. */
export const sines: Int32Array = Int32Array.from(
  { length: 64 },
  (_, at) => Math.abs(Math.sin(at + 1)) * 2 ** 32,
)

const turn = (sum: number, by: number): number => (sum << by) | ((sum | 0) >>> (32 - by))

const choice = (one: number, other: number, third: number): number => third ^ (one & (other ^ third))

const chosen = (one: number, other: number, third: number): number => other ^ (third & (one ^ other))

const parity = (one: number, other: number, third: number): number => one ^ other ^ third

const last = (one: number, other: number, third: number): number => other ^ (one | ~third)

/** Four steps stand one below the other, so that no word moves from one variable to the next. */
const add = (state: Int32Array, words: Int32Array): void => {
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  for (let step = 0; step < 16; step += 4) {
    a = (b + turn(a + choice(b, c, d) + (sines[step] as number) + (words[step] as number), 7)) | 0
    d = (a + turn(d + choice(a, b, c) + (sines[step + 1] as number) + (words[step + 1] as number), 12)) | 0
    c = (d + turn(c + choice(d, a, b) + (sines[step + 2] as number) + (words[step + 2] as number), 17)) | 0
    b = (c + turn(b + choice(c, d, a) + (sines[step + 3] as number) + (words[step + 3] as number), 22)) | 0
  }
  for (let step = 16; step < 32; step += 4) {
    a =
      (b + turn(a + chosen(b, c, d) + (sines[step] as number) + (words[(5 * step + 1) & 15] as number), 5)) |
      0
    d =
      (a +
        turn(d + chosen(a, b, c) + (sines[step + 1] as number) + (words[(5 * step + 6) & 15] as number), 9)) |
      0
    c =
      (d +
        turn(
          c + chosen(d, a, b) + (sines[step + 2] as number) + (words[(5 * step + 11) & 15] as number),
          14,
        )) |
      0
    b =
      (c +
        turn(
          b + chosen(c, d, a) + (sines[step + 3] as number) + (words[(5 * step + 16) & 15] as number),
          20,
        )) |
      0
  }
  for (let step = 32; step < 48; step += 4) {
    a =
      (b + turn(a + parity(b, c, d) + (sines[step] as number) + (words[(3 * step + 5) & 15] as number), 4)) |
      0
    d =
      (a +
        turn(
          d + parity(a, b, c) + (sines[step + 1] as number) + (words[(3 * step + 8) & 15] as number),
          11,
        )) |
      0
    c =
      (d +
        turn(
          c + parity(d, a, b) + (sines[step + 2] as number) + (words[(3 * step + 11) & 15] as number),
          16,
        )) |
      0
    b =
      (c +
        turn(
          b + parity(c, d, a) + (sines[step + 3] as number) + (words[(3 * step + 14) & 15] as number),
          23,
        )) |
      0
  }
  for (let step = 48; step < 64; step += 4) {
    a = (b + turn(a + last(b, c, d) + (sines[step] as number) + (words[(7 * step) & 15] as number), 6)) | 0
    d =
      (a +
        turn(d + last(a, b, c) + (sines[step + 1] as number) + (words[(7 * step + 7) & 15] as number), 10)) |
      0
    c =
      (d +
        turn(c + last(d, a, b) + (sines[step + 2] as number) + (words[(7 * step + 14) & 15] as number), 15)) |
      0
    b =
      (c +
        turn(b + last(c, d, a) + (sines[step + 3] as number) + (words[(7 * step + 21) & 15] as number), 21)) |
      0
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
}

/** RFC 1321. */
export const md5 = (): Digest => ({
  bits: 32,
  bigEndian: false,
  words: 4,
  initial: Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476),
  add,
})
