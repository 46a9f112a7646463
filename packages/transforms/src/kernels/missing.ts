import { allSet, bitmapBytes, type Validity } from '../column.js'

/** The bits of cells that hold a value, in a copy of one's own, for `clear`. */
export const openBits = (validity: Validity, length: number): Uint8Array =>
  validity === null ? allSet(length) : validity.slice(0, bitmapBytes(length))

/** Marks a cell as null. */
export const clear = (bits: Uint8Array, index: number): void => {
  bits[index >> 3] = (bits[index >> 3] as number) & ~(1 << (index & 7))
}
