import { clearBit } from '../../bytes/bitmap.js'
import { openBits, type Validity } from '../../column/column.js'

/** Cells that turn out to be null, beside those that were. */
export interface CellNulls {
  readonly add: (index: number) => void
  readonly validity: () => Validity
}

/** No more nulls than there are. */
export const cellNullsOf = (validity: Validity, length: number): CellNulls => {
  let bits: Uint8Array | null = null
  return {
    add: (index) => {
      bits ??= openBits(validity, length)
      clearBit(bits, index)
    },
    validity: () => bits ?? validity,
  }
}
