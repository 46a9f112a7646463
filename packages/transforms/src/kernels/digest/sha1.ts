import type { Digest } from './plain.js'

const schedule = new Int32Array(80)

const five = (word: number): number => (word << 5) | (word >>> 27)

/** What three words give in each of the four turns of twenty steps. */
const mixed = (turn: number, one: number, other: number, third: number): number => {
  if (turn === 0) return ((third ^ (one & (other ^ third))) + 0x5a827999) | 0
  if (turn === 1) return ((one ^ other ^ third) + 0x6ed9eba1) | 0
  if (turn === 2) return (((one & other) | (third & (one | other))) - 0x70e44324) | 0
  return ((one ^ other ^ third) - 0x359d3e2a) | 0
}

const spread = (block: Int32Array): void => {
  schedule.set(block)
  for (let step = 16; step < 80; step++) {
    const word =
      (schedule[step - 3] as number) ^
      (schedule[step - 8] as number) ^
      (schedule[step - 14] as number) ^
      (schedule[step - 16] as number)
    schedule[step] = (word << 1) | (word >>> 31)
  }
}

/** Five steps stand one below the other, so that no word moves from one variable to the next. */
const add = (state: Int32Array, block: Int32Array): void => {
  spread(block)
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  for (let step = 0; step < 80; step += 5) {
    const turn = step < 20 ? 0 : step < 40 ? 1 : step < 60 ? 2 : 3
    e = (e + five(a) + mixed(turn, b, c, d) + (schedule[step] as number)) | 0
    b = (b << 30) | (b >>> 2)
    d = (d + five(e) + mixed(turn, a, b, c) + (schedule[step + 1] as number)) | 0
    a = (a << 30) | (a >>> 2)
    c = (c + five(d) + mixed(turn, e, a, b) + (schedule[step + 2] as number)) | 0
    e = (e << 30) | (e >>> 2)
    b = (b + five(c) + mixed(turn, d, e, a) + (schedule[step + 3] as number)) | 0
    d = (d << 30) | (d >>> 2)
    a = (a + five(b) + mixed(turn, c, d, e) + (schedule[step + 4] as number)) | 0
    c = (c << 30) | (c >>> 2)
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
}

/** FIPS 180-4, SHA-1. */
export const sha1 = (): Digest => ({
  bits: 32,
  bigEndian: true,
  words: 5,
  initial: Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0),
  add,
})
