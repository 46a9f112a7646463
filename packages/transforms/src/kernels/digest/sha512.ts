import { cubeRoots, squareRoots } from './fractions.js'
import type { Digest } from './message.js'

// A word of 64 bits is two of 32 here, the higher one first: word `w` is the numbers `2 * w` and `2 * w + 1` of an array.

const rounds = 80

/** The higher half of a word turned to the right, given both halves; the lower one is that of the halves changed. */
const turn = (high: number, low: number, by: number): number =>
  by < 32 ? (high >>> by) | (low << (32 - by)) : (low >>> (by - 32)) | (high << (64 - by))

/** Sets a word to the sum of itself and another. */
const addWide = (words: Int32Array, at: number, high: number, low: number): void => {
  const sum = ((words[at + 1] as number) >>> 0) + (low >>> 0)
  words[at + 1] = sum
  words[at] = (words[at] as number) + high + (sum > 0xffffffff ? 1 : 0)
}

const spread = (schedule: Int32Array, view: DataView, at: number): void => {
  for (let half = 0; half < 32; half++) schedule[half] = view.getInt32(at + 4 * half, false)
  for (let half = 32; half < 2 * rounds; half += 2) {
    const early = schedule[half - 30] as number
    const earlyLow = schedule[half - 29] as number
    const late = schedule[half - 4] as number
    const lateLow = schedule[half - 3] as number
    schedule[half] = schedule[half - 32] as number
    schedule[half + 1] = schedule[half - 31] as number
    addWide(schedule, half, schedule[half - 14] as number, schedule[half - 13] as number)
    addWide(
      schedule,
      half,
      turn(early, earlyLow, 1) ^ turn(early, earlyLow, 8) ^ (early >>> 7),
      turn(earlyLow, early, 1) ^ turn(earlyLow, early, 8) ^ ((earlyLow >>> 7) | (early << 25)),
    )
    addWide(
      schedule,
      half,
      turn(late, lateLow, 19) ^ turn(late, lateLow, 61) ^ (late >>> 6),
      turn(lateLow, late, 19) ^ turn(lateLow, late, 61) ^ ((lateLow >>> 6) | (late << 26)),
    )
  }
}

/** The eight words of a round, moved on by one: the last one is free for the next first. */
const moveOn = (now: Int32Array): void => {
  for (let half = 15; half >= 2; half--) now[half] = now[half - 2] as number
}

/** FIPS 180-4: SHA-512, or SHA-384, whose words begin with other roots. */
export const sha512 = (bits: 384 | 512): Digest => {
  const roots = squareRoots()
  const first = bits === 512 ? roots.slice(0, 16) : roots.slice(16, 32)
  const constants = cubeRoots()
  const schedule = new Int32Array(2 * rounds)
  const state = new Int32Array(16)
  const now = new Int32Array(16)
  const sum = new Int32Array(2)
  const other = new Int32Array(2)
  const add = (view: DataView, at: number): void => {
    spread(schedule, view, at)
    now.set(state)
    for (let half = 0; half < 2 * rounds; half += 2) {
      const a = now[0] as number
      const aLow = now[1] as number
      const e = now[8] as number
      const eLow = now[9] as number
      sum[0] = now[14] as number
      sum[1] = now[15] as number
      addWide(
        sum,
        0,
        turn(e, eLow, 14) ^ turn(e, eLow, 18) ^ turn(e, eLow, 41),
        turn(eLow, e, 14) ^ turn(eLow, e, 18) ^ turn(eLow, e, 41),
      )
      const f = now[10] as number
      const fLow = now[11] as number
      addWide(sum, 0, (e & f) ^ (~e & (now[12] as number)), (eLow & fLow) ^ (~eLow & (now[13] as number)))
      addWide(sum, 0, constants[half] as number, constants[half + 1] as number)
      addWide(sum, 0, schedule[half] as number, schedule[half + 1] as number)
      other[0] = turn(a, aLow, 28) ^ turn(a, aLow, 34) ^ turn(a, aLow, 39)
      other[1] = turn(aLow, a, 28) ^ turn(aLow, a, 34) ^ turn(aLow, a, 39)
      const b = now[2] as number
      const bLow = now[3] as number
      const c = now[4] as number
      const cLow = now[5] as number
      addWide(other, 0, (a & b) ^ (a & c) ^ (b & c), (aLow & bLow) ^ (aLow & cLow) ^ (bLow & cLow))
      moveOn(now)
      addWide(now, 8, sum[0] as number, sum[1] as number)
      addWide(other, 0, sum[0] as number, sum[1] as number)
      now[0] = other[0] as number
      now[1] = other[1] as number
    }
    for (let half = 0; half < 16; half += 2)
      addWide(state, half, now[half] as number, now[half + 1] as number)
  }
  return { block: 128, bigEndian: true, state, words: bits / 32, begin: () => state.set(first), add }
}
