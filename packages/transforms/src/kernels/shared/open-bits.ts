import { allSet, bitmapBytes, type Validity } from '../../column/column.js'

/** The bits of cells that hold a value, in a copy of one's own, for `clear`. */
export const openBits = (validity: Validity, length: number): Uint8Array =>
  validity === null ? allSet(length) : validity.slice(0, bitmapBytes(length))
