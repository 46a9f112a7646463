import type { Digest } from './message.js'

const schedule = new Int32Array(80)

/** FIPS 180-4, SHA-1. */
export const sha1 = (): Digest => {
  const state = new Int32Array(5)
  const begin = (): void => {
    state[0] = 0x67452301
    state[1] = 0xefcdab89
    state[2] = 0x98badcfe
    state[3] = 0x10325476
    state[4] = 0xc3d2e1f0
  }
  const spread = (view: DataView, at: number): void => {
    for (let step = 0; step < 16; step++) schedule[step] = view.getInt32(at + 4 * step, false)
    for (let step = 16; step < 80; step++) {
      const word =
        (schedule[step - 3] as number) ^
        (schedule[step - 8] as number) ^
        (schedule[step - 14] as number) ^
        (schedule[step - 16] as number)
      schedule[step] = (word << 1) | (word >>> 31)
    }
  }
  const add = (view: DataView, at: number): void => {
    spread(view, at)
    let a = state[0] as number
    let b = state[1] as number
    let c = state[2] as number
    let d = state[3] as number
    let e = state[4] as number
    for (let step = 0; step < 80; step++) {
      const mixed =
        step < 20
          ? (((b & c) | (~b & d)) + 0x5a827999) | 0
          : step < 40
            ? ((b ^ c ^ d) + 0x6ed9eba1) | 0
            : step < 60
              ? (((b & c) | (b & d) | (c & d)) - 0x70e44324) | 0
              : ((b ^ c ^ d) - 0x359d3e2a) | 0
      const word = (e + (schedule[step] as number)) | 0
      const next = (((((a << 5) | (a >>> 27)) + mixed) | 0) + word) | 0
      e = d
      d = c
      c = (b << 30) | (b >>> 2)
      b = a
      a = next
    }
    state[0] = (state[0] as number) + a
    state[1] = (state[1] as number) + b
    state[2] = (state[2] as number) + c
    state[3] = (state[3] as number) + d
    state[4] = (state[4] as number) + e
  }
  return { block: 64, bigEndian: true, state, words: 5, begin, add }
}
