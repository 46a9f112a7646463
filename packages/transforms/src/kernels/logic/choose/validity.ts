import { blend, not, or } from '../../../bytes/bitmap.js'
import type { Validity } from '../../../column/column.js'

/** Which rows hold a value: as `yes` says where a bit is set, as `no` says elsewhere. */
export const chooseValidity = (where: Uint8Array, yes: Validity, no: Validity, length: number): Validity => {
  if (yes === null) return no === null ? null : or(where, no, length)
  return no === null ? or(not(where, length), yes, length) : blend(where, yes, no, length)
}
