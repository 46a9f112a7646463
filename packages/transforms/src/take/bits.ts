import { and, bitmapBytes, clearBit } from '../bits.js'
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

/** The bits at some places, eight rows to a byte; none where a place is not below `size`. */
const gather = (bits: Uint8Array, size: number, places: Int32Array, length: number): Uint8Array => {
  const taken = new Uint8Array(bitmapBytes(length))
  let byte = 0
  for (let row = 0; row < length; row++) {
    const place = places[row] as number
    const bit = place >>> 0 < size ? ((bits[place >> 3] as number) >> (place & 7)) & 1 : 0
    byte = (byte >> 1) | (bit << 7)
    if ((row & 7) === 7) taken[row >> 3] = byte
  }
  const left = length & 7
  if (left !== 0) taken[length >> 3] = (byte & 0xff) >> (8 - left)
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
