import { bitmapBytes, clearBit, isSet, setBit } from '../bits.js'
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

/** Some bits of a bitmap; none where a place is -1. */
export const takeBits = (bits: Uint8Array, places: Int32Array): Uint8Array => {
  const { length } = places
  const taken = new Uint8Array(bitmapBytes(length))
  for (let row = 0; row < length; row++) {
    const from = places[row] as number
    if (from >= 0 && isSet(bits, from)) setBit(taken, row)
  }
  return taken
}

/** Which of the taken cells hold a value. */
export const takeValidity = (validity: Validity, places: Int32Array): Validity =>
  validity === null ? clearNulls(places) : takeBits(validity, places)

/** The valid cells of a dictionary column whose value is valid too. */
export const validValues = (
  { length, indices, validity }: DictionaryColumn,
  values: Uint8Array,
): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  for (let row = 0; row < length; row++)
    if ((validity === null || isSet(validity, row)) && isSet(values, indices[row] as number))
      setBit(bits, row)
  return bits
}
