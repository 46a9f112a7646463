import type { Digest } from './message.js'

const shifts = Int32Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21)

const sines = (): Int32Array =>
  Int32Array.from({ length: 64 }, (_, at) => Math.abs(Math.sin(at + 1)) * 2 ** 32)

/** RFC 1321. */
export const md5 = (): Digest => {
  const table = sines()
  const state = new Int32Array(4)
  const begin = (): void => {
    state[0] = 0x67452301
    state[1] = 0xefcdab89
    state[2] = 0x98badcfe
    state[3] = 0x10325476
  }
  const add = (view: DataView, at: number): void => {
    let a = state[0] as number
    let b = state[1] as number
    let c = state[2] as number
    let d = state[3] as number
    for (let step = 0; step < 64; step++) {
      const round = step >> 4
      let mixed: number
      let word: number
      if (round === 0) {
        mixed = (b & c) | (~b & d)
        word = step
      } else if (round === 1) {
        mixed = (d & b) | (~d & c)
        word = (5 * step + 1) & 15
      } else if (round === 2) {
        mixed = b ^ c ^ d
        word = (3 * step + 5) & 15
      } else {
        mixed = c ^ (b | ~d)
        word = (7 * step) & 15
      }
      const sum = (a + mixed + (table[step] as number) + view.getInt32(at + 4 * word, true)) | 0
      const shift = shifts[(round << 2) | (step & 3)] as number
      a = d
      d = c
      c = b
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
    }
    state[0] = (state[0] as number) + a
    state[1] = (state[1] as number) + b
    state[2] = (state[2] as number) + c
    state[3] = (state[3] as number) + d
  }
  return { block: 64, bigEndian: false, state, words: 4, begin, add }
}
