import { minus } from '../bytes/ascii.js'
import { wordValues } from '../bytes/words.js'
import type { Halves } from './int64.js'
import { putEight, putWhole } from './write-digits.js'

/** The digits of a number of two halves without sign: 10^8 times one that a double holds, and the rest. */
const putHalves = (view: DataView, at: number, high: number, low: number): number => {
  const top = Math.floor(high / 1e8)
  const upper = (high - top * 1e8) * 0x10000 + (low >>> 16)
  const middle = Math.floor(upper / 1e8)
  const lower = (upper - middle * 1e8) * 0x10000 + (low & 0xffff)
  const bottom = Math.floor(lower / 1e8)
  const end = putWhole(view, at, top * wordValues + middle * 0x10000 + bottom)
  putEight(view, end, (lower - bottom * 1e8) | 0)
  return end + 8
}

/** Writes the digits of a long, and gives the place after them. */
export const putLong = (view: DataView, at: number, of: Halves, index: number): number => {
  const low = of[index * 2] as number
  const high = of[index * 2 + 1] as number
  if (high < 0) view.setUint8(at, minus)
  const start = high < 0 ? at + 1 : at
  if (high >> 21 === high >> 31) return putWhole(view, start, Math.abs(high * wordValues + (low >>> 0)))
  if (high >= 0) return putHalves(view, start, high, low)
  return putHalves(view, start, (low === 0 ? -high : ~high) >>> 0, -low | 0)
}
