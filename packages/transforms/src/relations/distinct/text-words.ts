import { viewOf } from '../../bytes/words.js'
import type { TextColumn } from '../../column/column.js'
import { type HashWords, oddFirst as xFactor, oddSecond as yFactor } from './mix.js'

/** Texts longer than this are mixed 16 bytes at a time. */
const long = 32

/** The words of some texts: by their length and their bytes, read as words of 32 bits. The last ones may overlap. */
export const textWords = (
  column: TextColumn,
  from: number,
  to: number,
  { first, second }: HashWords,
): void => {
  const { offsets, bytes } = column
  const view = viewOf(bytes)
  // Locals: an import is looked up each time.
  const oddFirst = xFactor
  const oddSecond = yFactor
  for (let index = from; index < to; index++) {
    let at = offsets[index] as number
    const end = offsets[index + 1] as number
    const length = end - at
    let x = length
    let y = ~length
    let left = 0
    let right = 0
    if (length > long) {
      let z = x ^ oddSecond
      let w = y ^ oddFirst
      const last = end - 16
      for (; at < last; at += 16) {
        x = Math.imul(x ^ view.getInt32(at, true), oddFirst)
        y = Math.imul(y ^ view.getInt32(at + 4, true), oddSecond)
        z = Math.imul(z ^ view.getInt32(at + 8, true), oddFirst)
        w = Math.imul(w ^ view.getInt32(at + 12, true), oddSecond)
        x = (x << 15) | (x >>> 17)
        y = (y << 13) | (y >>> 19)
        z = (z << 11) | (z >>> 21)
        w = (w << 17) | (w >>> 15)
      }
      const sum = (Math.imul(x ^ w, oddSecond) + z) | 0
      const other = (Math.imul(y ^ z, oddFirst) + w) | 0
      x = sum ^ (other >>> 13)
      y = other ^ (sum >>> 15)
      at = last
    }
    if (length >= 8) {
      const last = end - 8
      for (; at < last; at += 8) {
        const high = Math.imul(x ^ view.getInt32(at, true), oddFirst)
        const low = Math.imul(y ^ view.getInt32(at + 4, true), oddSecond)
        y = (low << 13) | (low >>> 19)
        x = (((high << 15) | (high >>> 17)) + y) | 0
        y ^= x
      }
      left = view.getInt32(last, true)
      right = view.getInt32(last + 4, true)
    } else if (length >= 4) {
      left = view.getInt32(at, true)
      right = view.getInt32(end - 4, true)
    } else if (length > 0)
      left = view.getUint8(at) | (view.getUint8(at + (length >> 1)) << 8) | (view.getUint8(end - 1) << 16)
    const high = Math.imul(x ^ left, oddFirst)
    const low = Math.imul(y ^ right, oddSecond)
    y = (low << 13) | (low >>> 19)
    x = (((high << 15) | (high >>> 17)) + y) | 0
    first[index - from] = x
    second[index - from] = y ^ x
  }
}
