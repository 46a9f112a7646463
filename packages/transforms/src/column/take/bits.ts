import { and, bitmapBytes, clearBit } from '../../bytes/bitmap.js'
import { blockRows } from '../../bytes/blocks.js'
import { allSet, type DictionaryColumn, type Validity } from '../column.js'

const clearNulls = (places: Int32Array): Validity => {
  let bits: Uint8Array | null = null
  for (let row = 0; row < places.length; row++) {
    if ((places[row] as number) >= 0) continue
    bits ??= allSet(places.length)
    clearBit(bits, row)
  }
  return bits
}

/** The bits as bytes of 0 or 1, and one more 0. */
const flagsOf = (bits: Uint8Array, size: number): Uint8Array => {
  const flags = new Uint8Array(size + 1)
  for (let at = 0; at < size; at++) flags[at] = ((bits[at >> 3] as number) >> (at & 7)) & 1
  return flags
}

const flagAt = (flags: Uint8Array, size: number, place: number): number =>
  flags[place >>> 0 < size ? place : size] as number

/** Places of some rows, in a constant array as in `kernels/blocks.ts`; behind them are -1. */
const block = new Int32Array(blockRows)

/** The bits at some places, eight rows to a byte; none where a place is not below `size`. */
const gather = (bits: Uint8Array, size: number, places: Int32Array, length: number): Uint8Array => {
  const taken = new Uint8Array(bitmapBytes(length))
  const flags = flagsOf(bits, size)
  let at = 0
  for (let from = 0; from < length; from += block.length) {
    const count = Math.min(block.length, length - from)
    block.set(places.subarray(from, from + count))
    block.fill(-1, count)
    for (let row = 0; row < count; row += 8)
      taken[at++] =
        flagAt(flags, size, block[row] as number) |
        (flagAt(flags, size, block[row + 1] as number) << 1) |
        (flagAt(flags, size, block[row + 2] as number) << 2) |
        (flagAt(flags, size, block[row + 3] as number) << 3) |
        (flagAt(flags, size, block[row + 4] as number) << 4) |
        (flagAt(flags, size, block[row + 5] as number) << 5) |
        (flagAt(flags, size, block[row + 6] as number) << 6) |
        (flagAt(flags, size, block[row + 7] as number) << 7)
  }
  return taken
}

/** Some bits of a bitmap; none where a place is -1. */
export const takeBits = (bits: Uint8Array, places: Int32Array): Uint8Array =>
  gather(bits, bits.length * 8, places, places.length)

/** Which of the taken cells hold a value. */
export const takeValidity = (validity: Validity, places: Int32Array): Validity =>
  validity === null ? clearNulls(places) : takeBits(validity, places)

/** The valid cells of a dictionary column whose value is valid too. */
export const validValues = (
  { length, indices, validity, values: { length: size } }: DictionaryColumn,
  values: Uint8Array,
): Uint8Array => {
  const bits = gather(values, size, indices, length)
  return validity === null ? bits : and(bits, validity, length)
}
